package writ.inventory.match;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;
import writ.inventory.product.Spelling;
import writ.inventory.product.SupplierName;
import writ.inventory.scope.Scope;
import writ.inventory.scope.Scope.NamedProduct;
import writ.inventory.version.VersionRange;
import writ.inventory.version.VersionRange.Answer;

/** Products that a scope names, with their suppliers and the versions it means. */
final class NamedProducts {
    private record Named(
            NamedProduct product,
            Listing listing,
            Set<String> suppliers,
            @Nullable VersionRange versions) {}

    private final List<Named> named;

    NamedProducts(Scope scope) {
        named = Identified.read(
                scope,
                scope.products(),
                product -> new Named(
                        product,
                        new Listing(suppliers(product), List.of(product.name())),
                        product.suppliers().stream()
                                .map(supplier -> Words.compact(SupplierName.key(supplier)))
                                .collect(Collectors.toSet()),
                        product.versions() == null ? null : VersionRange.of(product.versions())));
    }

    /** So that a name with its supplier's before it is found: Ivanti Connect Secure, Connect Secure. */
    private static Family suppliers(NamedProduct product) {
        return new Family(
                product.suppliers().stream()
                        .map(supplier -> new Scope.Supplier(supplier, List.of(), List.of(), List.of()))
                        .toList(),
                LocalDate.EPOCH);
    }

    @Nullable
    Evidence find(Product product) {
        Evidence best = null;
        for (Named each : named) {
            if (each.listing().find(product.productKey()) != null) {
                best = Evidence.stronger(best, find(product, each));
            }
        }
        return best;
    }

    private static @Nullable Evidence find(Product product, Named named) {
        String name = named.product().name();
        String supplier = Words.compact(product.supplierKey());
        boolean anybodys = named.suppliers().isEmpty();
        if (!anybodys && !supplier.isEmpty() && !named.suppliers().contains(supplier)) {
            return null;
        }
        Answer version =
                named.versions() == null ? Answer.WITHIN : named.versions().has(product.version());
        if (version == Answer.OUTSIDE) {
            return null;
        }
        String why = "It is named like \"" + name + "\", which the directive names"
                + (named.versions() == null ? "." : " in " + named.versions() + ".");
        boolean theirs = !anybodys && !supplier.isEmpty();
        if (version == Answer.UNKNOWN) {
            String open = product.version() == null
                    ? " Its version is not said."
                    : " Its version " + Spelling.canonical(product.version()) + " cannot be compared with that.";
            return evidence(Verdict.POSSIBLE, Relation.UNDEFINED, Confidence.MEDIUM, product, name, why + open);
        }
        Relation relation = named.versions() == null ? Relation.EQUAL : Relation.SUPERSET;
        if (!anybodys && !theirs) {
            String unsaid = why + " No supplier is said; the directive means that of "
                    + String.join(" or ", named.product().suppliers()) + ".";
            return evidence(Verdict.POSSIBLE, relation, Confidence.MEDIUM, product, name, unsaid);
        }
        Confidence confidence = theirs ? Confidence.HIGH : Confidence.MEDIUM;
        return evidence(Verdict.MATCHED, relation, confidence, product, name, why);
    }

    private static Evidence evidence(
            Verdict verdict, Relation relation, Confidence confidence, Product product, String name, String why) {
        String datum =
                product.productKey() + (product.version() == null ? "" : " " + Spelling.canonical(product.version()));
        return new Evidence(verdict, Rule.PRODUCT_NAME, relation, confidence, datum, name, null, name, why);
    }

    List<String> needles() {
        return named.stream().flatMap(each -> each.listing().needles().stream()).toList();
    }
}
