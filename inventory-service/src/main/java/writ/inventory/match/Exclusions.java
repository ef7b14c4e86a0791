package writ.inventory.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;
import writ.inventory.product.SupplierName;
import writ.inventory.scope.Scope.Exclusion;

/** What a scope leaves out, with its reasons. */
final class Exclusions {
    private record Named(
            @Nullable Listing product, @Nullable String supplierKey, Exclusion exclusion) {}

    private final List<Named> named = new ArrayList<>();
    private @Nullable Exclusion embedded;

    Exclusions(Family family, List<Exclusion> exclusions) {
        for (Exclusion exclusion : exclusions) {
            String product = exclusion.product();
            String supplier = exclusion.supplier();
            if (exclusion.embedded()) {
                embedded = embedded == null ? exclusion : embedded;
            } else if (product != null || supplier != null) {
                named.add(new Named(
                        product == null ? null : new Listing(family, List.of(product)),
                        supplier == null ? null : Words.compact(SupplierName.key(supplier)),
                        exclusion));
            }
        }
    }

    /** The exclusion of what is embedded in other suppliers' products. */
    @Nullable
    Exclusion embedded() {
        return embedded;
    }

    /** The first exclusion that names the product, its supplier or both. */
    @Nullable
    Exclusion naming(Product product) {
        for (Named each : named) {
            boolean productFits = each.product() == null || each.product().find(product.productKey()) != null;
            boolean supplierFits =
                    each.supplierKey() == null || each.supplierKey().equals(Words.compact(product.supplierKey()));
            if (productFits && supplierFits) {
                return each.exclusion();
            }
        }
        return null;
    }
}
