package writ.inventory.match;

import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.CpeName;
import writ.inventory.product.Product;
import writ.inventory.product.SupplierName;
import writ.inventory.scope.Scope;
import writ.inventory.scope.Scope.Exclusion;

/** What a scope leaves out, with its reasons. */
final class Exclusions {
    /** The exclusion that a product falls under. */
    record Applied(Rule rule, String because) {}

    private record Named(
            boolean embedded,
            @Nullable Listing product,
            @Nullable String supplierKey,
            @Nullable CpeName cpe,
            @Nullable Packages purl,
            String because) {

        boolean saysNothing() {
            return !embedded && product == null && supplierKey == null && cpe == null && purl == null;
        }

        /** All that is said must be so; what a report leaves open is not so. */
        boolean fits(Product of) {
            return (!embedded || of.embedded())
                    && (product == null || product.find(of.productKey()) != null)
                    && (supplierKey == null || supplierKey.equals(Words.compact(of.supplierKey())))
                    && (cpe == null
                            || of.cpe() != null
                                    && cpe.compare(CpeName.of(of.cpe())).covers())
                    && (purl == null || isWithin(purl.compare(of)));
        }

        private static boolean isWithin(@Nullable Relation relation) {
            return relation == Relation.EQUAL || relation == Relation.SUPERSET;
        }

        Rule rule() {
            return embedded
                    ? Rule.EMBEDDED
                    : cpe == null && purl == null ? Rule.EXCLUDED_NAME : Rule.EXCLUDED_IDENTIFIER;
        }
    }

    private final List<Named> named;

    Exclusions(Family family, Scope scope) {
        named = Identified.read(scope, scope.exclusions(), each -> named(family, each)).stream()
                .filter(each -> !each.saysNothing())
                .sorted(Comparator.comparing(each -> !each.embedded()))
                .toList();
    }

    private static Named named(Family family, Exclusion exclusion) {
        String product = exclusion.product();
        String supplier = exclusion.supplier();
        String cpe = exclusion.cpe();
        Scope.Package purl = exclusion.purl();
        return new Named(
                exclusion.embedded(),
                product == null ? null : new Listing(family, List.of(product)),
                supplier == null ? null : Words.compact(SupplierName.key(supplier)),
                cpe == null ? null : CpeName.of(cpe),
                purl == null ? null : Packages.of(purl),
                exclusion.because());
    }

    /** The first exclusion that the product falls under, those of parts of other products before the rest. */
    @Nullable
    Applied find(Product product) {
        for (Named each : named) {
            if (each.fits(product)) {
                return new Applied(each.rule(), each.because());
            }
        }
        return null;
    }
}
