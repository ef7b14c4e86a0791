package writ.inventory.match;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;
import writ.inventory.product.SupplierName;
import writ.inventory.scope.Scope;
import writ.inventory.version.VersionRange;
import writ.inventory.version.VersionRange.Answer;

/** Which products a reviewer's rule is about: names go by words as in a scope, without what only tells versions apart. */
final class RuleMatcher {
    private final @Nullable String supplierKey;
    private final @Nullable Listing product;
    private final @Nullable VersionRange versions;

    /** @throws IllegalArgumentException saying in words what is no range */
    RuleMatcher(MatchRule rule) {
        String supplier = rule.supplier();
        supplierKey = supplier == null ? null : Words.compact(SupplierName.key(supplier));
        Family family = new Family(
                supplier == null ? List.of() : List.of(new Scope.Supplier(supplier, List.of(), List.of(), List.of())),
                LocalDate.EPOCH);
        product = rule.product() == null ? null : new Listing(family, List.of(rule.product()));
        versions = rule.versions() == null ? null : VersionRange.of(rule.versions());
    }

    boolean isAbout(Product of) {
        return (supplierKey == null || supplierKey.equals(Words.compact(of.supplierKey())))
                && (product == null || product.find(of.productKey()) != null)
                && (versions == null || versions.has(Packages.version(of)) == Answer.WITHIN);
    }

    Needles needles() {
        List<String> starts = product != null
                ? product.needles()
                : supplierKey == null || supplierKey.isEmpty() ? List.of() : List.of(supplierKey);
        return new Needles(starts, List.of(), List.of(), List.of(), false, false);
    }
}
