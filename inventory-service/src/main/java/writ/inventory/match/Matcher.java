package writ.inventory.match;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;
import writ.inventory.scope.Scope;
import writ.inventory.scope.Scope.Exclusion;

/**
 * Decides what a product has to do with one scope. A product is a supplier's by the supplier's name, by its CPE or by
 * its purl; a name alone only makes it possible, except that of a listed product when no supplier is said. What is embedded
 * is so because the report says it; a name never tells.
 */
final class Matcher {
    private final Scope scope;
    private final Family family;
    private final Listing listing;
    private final Exclusions exclusions;

    Matcher(Scope scope) {
        this.scope = scope;
        family = new Family(scope.suppliers());
        listing = new Listing(family, scope.known());
        exclusions = new Exclusions(family, scope.exclusions());
    }

    Scope scope() {
        return scope;
    }

    /** Null when the product has nothing to do with the scope. */
    @Nullable
    Decision decide(Product product) {
        Family.Claim claim = family.claim(product);
        if (claim != null) {
            return claimed(product, claim);
        }
        if (family.isEmpty()) {
            String listed = listing.find(product.productKey());
            return listed == null
                    ? null
                    : standing(
                            product,
                            Verdict.MATCHED,
                            Rule.KNOWN_NAME,
                            null,
                            listed,
                            "It is named like \"" + listed + "\", which the directive lists.");
        }
        return product.supplierKey().isEmpty() ? unclaimed(product) : foreign(product);
    }

    private Decision claimed(Product product, Family.Claim claim) {
        String listed = listing.find(product.productKey());
        boolean contradicted = claim.rule() == Rule.PURL_NAMESPACE
                && !product.supplierKey().isEmpty()
                && family.mentioned(product.supplierKey()) == null;
        if (contradicted) {
            String why = claim.why() + " But its supplier is said to be \"" + product.supplierKey() + "\".";
            return standing(product, Verdict.POSSIBLE, claim.rule(), claim.supplier(), listed, why);
        }
        String why = claim.why()
                + (listed == null
                        ? " The directive does not list it by name; its list is open."
                        : " The directive lists \"" + listed + "\".");
        return standing(product, Verdict.MATCHED, claim.rule(), claim.supplier(), listed, why);
    }

    /** No supplier is said, so the name is all there is. */
    private @Nullable Decision unclaimed(Product product) {
        String listed = listing.find(product.productKey());
        Words.Beginning<Family.Named> brand = family.beginning(product.productKey());
        if (brand != null && listed != null) {
            String why = "No supplier is said; it is named like \"" + listed + "\", which the directive lists.";
            return standing(
                    product, Verdict.MATCHED, Rule.KNOWN_NAME, brand.value().supplier(), listed, why);
        }
        if (listed != null) {
            String why = "No supplier is said, and its name is that of \"" + listed + "\" without the supplier's.";
            return standing(product, Verdict.POSSIBLE, Rule.KNOWN_NAME, null, listed, why);
        }
        Family.Named named = brand == null ? family.mentioned(product.productKey()) : brand.value();
        if (named == null) {
            return null;
        }
        String why = "No supplier is said, and its name has " + named.inWords() + " in it.";
        return standing(product, Verdict.POSSIBLE, Rule.BRAND_IN_NAME, named.supplier(), null, why);
    }

    /** Its supplier is another, as far as the report says. */
    private @Nullable Decision foreign(Product product) {
        String said = "Its supplier is said to be \"" + product.supplierKey() + "\", ";
        Family.Named inSupplier = family.mentioned(product.supplierKey());
        if (inSupplier != null) {
            String why = said + "which has " + inSupplier.inWords() + " in its name and is not among the names given.";
            String listed = listing.find(product.productKey());
            return standing(product, Verdict.POSSIBLE, Rule.BRAND_IN_SUPPLIER, inSupplier.supplier(), listed, why);
        }
        Words.Beginning<Family.Named> brand = family.beginning(product.productKey());
        if (brand != null) {
            String listed = listing.find(product.productKey());
            String why =
                    said + "but its name begins with " + brand.value().inWords() + ": resold, or a part of theirs.";
            return standing(
                    product, Verdict.POSSIBLE, Rule.BRAND_IN_NAME, brand.value().supplier(), listed, why);
        }
        Family.Named named = family.mentioned(product.productKey());
        if (named == null) {
            return null;
        }
        String why = said + "and its name has " + named.inWords() + " in it: resold, or with a part of theirs.";
        return standing(product, Verdict.POSSIBLE, Rule.BRAND_IN_NAME, named.supplier(), null, why);
    }

    /** A verdict, unless the scope leaves the product out. */
    private Decision standing(
            Product product,
            Verdict verdict,
            Rule rule,
            @Nullable String supplier,
            @Nullable String listed,
            String why) {
        Exclusion embedded = product.embedded() ? exclusions.embedded() : null;
        if (embedded != null) {
            String part = why + " The report says that it is a part of another product.";
            return new Decision(product, Verdict.EXCLUDED, Rule.EMBEDDED, supplier, listed, part, embedded.because());
        }
        Exclusion named = exclusions.naming(product);
        return named == null
                ? new Decision(product, verdict, rule, supplier, listed, why, null)
                : new Decision(product, Verdict.EXCLUDED, Rule.EXCLUDED_NAME, supplier, listed, why, named.because());
    }

    /** Compact names of which a product has at least one when it has anything to do with the scope; few as possible. */
    List<String> needles() {
        List<String> all = new ArrayList<>(family.needles());
        all.addAll(listing.needles());
        return all.stream()
                .distinct()
                .filter(needle -> all.stream().noneMatch(other -> !other.equals(needle) && needle.contains(other)))
                .toList();
    }
}
