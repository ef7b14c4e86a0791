package writ.inventory.match;

import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;

/** What the names of a product and of its supplier say of it, as a scope's suppliers and listed products go. */
final class Naming {
    private final Family family;
    private final Listing listing;

    Naming(Family family, Listing listing) {
        this.family = family;
        this.listing = listing;
    }

    @Nullable
    Evidence find(Product product) {
        Family.Claim claim = family.claim(product);
        if (claim != null) {
            return claimed(product, claim);
        }
        if (family.isEmpty()) {
            String listed = listing.find(product.productKey());
            return listed == null
                    ? null
                    : Evidence.matched(
                            Rule.KNOWN_NAME,
                            Relation.EQUAL,
                            Confidence.MEDIUM,
                            product.productKey(),
                            listed,
                            null,
                            listed,
                            "It is named like \"" + listed + "\", which the directive lists.");
        }
        return product.supplierKey().isEmpty() ? unclaimed(product) : foreign(product);
    }

    private Evidence claimed(Product product, Family.Claim claim) {
        String listed = listing.find(product.productKey());
        boolean contradicted = claim.rule() == Rule.PURL_NAMESPACE
                && !product.supplierKey().isEmpty()
                && family.mentioned(product.supplierKey()) == null;
        String supplier = claim.named().supplier();
        String doubt = claim.named().doubt();
        if (contradicted || doubt != null) {
            String why = claim.why()
                    + (doubt != null
                            ? " " + doubt
                            : " But its supplier is said to be \"" + product.supplierKey() + "\".");
            return Evidence.possible(
                    claim.rule(),
                    Relation.EQUAL,
                    Confidence.MEDIUM,
                    claim.datum(),
                    claim.named().as(),
                    supplier,
                    listed,
                    why);
        }
        String why = claim.why()
                + (listed == null
                        ? " The directive does not list it by name; its list is open."
                        : " The directive lists \"" + listed + "\".");
        return Evidence.matched(
                claim.rule(),
                Relation.EQUAL,
                claim.confidence(),
                claim.datum(),
                claim.named().as(),
                supplier,
                listed,
                why);
    }

    /** No supplier is said, so the name is all there is. */
    private @Nullable Evidence unclaimed(Product product) {
        String listed = listing.find(product.productKey());
        Words.Beginning<Family.Named> brand = family.beginning(product.productKey());
        if (brand != null && listed != null && brand.value().doubt() == null) {
            String why = "No supplier is said; it is named like \"" + listed + "\", which the directive lists.";
            return Evidence.matched(
                    Rule.KNOWN_NAME,
                    Relation.EQUAL,
                    Confidence.MEDIUM,
                    product.productKey(),
                    listed,
                    brand.value().supplier(),
                    listed,
                    why);
        }
        if (listed != null) {
            String why = "No supplier is said, and its name is that of \"" + listed + "\" without the supplier's.";
            return Evidence.possible(
                    Rule.KNOWN_NAME, Relation.EQUAL, Confidence.LOW, product.productKey(), listed, null, listed, why);
        }
        Family.Named named = brand == null ? family.mentioned(product.productKey()) : brand.value();
        if (named == null) {
            return null;
        }
        String why = "No supplier is said, and its name has " + named.inWords() + " in it.";
        return mentions(Rule.BRAND_IN_NAME, product.productKey(), named, null, why);
    }

    /** Its supplier is another, as far as the report says. */
    private @Nullable Evidence foreign(Product product) {
        String said = "Its supplier is said to be \"" + product.supplierKey() + "\", ";
        Family.Named inSupplier = family.mentioned(product.supplierKey());
        if (inSupplier != null) {
            String why = said + "which has " + inSupplier.inWords() + " in its name and is not among the names given.";
            String listed = listing.find(product.productKey());
            return mentions(Rule.BRAND_IN_SUPPLIER, product.supplierKey(), inSupplier, listed, why);
        }
        Words.Beginning<Family.Named> brand = family.beginning(product.productKey());
        if (brand != null) {
            String listed = listing.find(product.productKey());
            String why =
                    said + "but its name begins with " + brand.value().inWords() + ": resold, or a part of theirs.";
            return mentions(Rule.BRAND_IN_NAME, product.productKey(), brand.value(), listed, why);
        }
        Family.Named named = family.mentioned(product.productKey());
        if (named == null) {
            return null;
        }
        String why = said + "and its name has " + named.inWords() + " in it: resold, or with a part of theirs.";
        return mentions(Rule.BRAND_IN_NAME, product.productKey(), named, null, why);
    }

    private static Evidence mentions(Rule rule, String datum, Family.Named named, @Nullable String listed, String why) {
        return Evidence.possible(
                rule, Relation.MENTIONS, Confidence.LOW, datum, named.as(), named.supplier(), listed, why);
    }
}
