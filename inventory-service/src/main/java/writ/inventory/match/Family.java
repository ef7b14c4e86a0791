package writ.inventory.match;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.CpeAttribute;
import writ.inventory.product.Product;
import writ.inventory.product.Spelling;
import writ.inventory.product.SupplierName;
import writ.inventory.scope.Scope;

/** The suppliers of a scope, by every name they go by. */
final class Family {
    /**
     * A name of a supplier: the scope's own for it, and the one that was met.
     *
     * @param standing how who bears the name is related to it; null for the supplier itself
     * @param doubt why it may not count; null when it does
     */
    record Named(
            String supplier,
            String as,
            @Nullable String standing,
            @Nullable String doubt) {
        String inWords() {
            return (as.equals(supplier) ? supplier : supplier + " (\"" + as + "\"" + (standing == null ? ")" : ", "))
                    + (standing == null ? "" : standing + ")");
        }
    }

    /** Why a product is a supplier's. */
    record Claim(Named named, Rule rule, Confidence confidence, String datum, String why) {}

    private final LocalDate on;
    private final Map<String, Named> byCompactName = new HashMap<>();
    private final Map<String, Named> byVendor = new HashMap<>();
    private final Map<String, Named> byVendorPattern = new LinkedHashMap<>();
    private final List<String> brands = new ArrayList<>();
    private int longest;

    /** @param on the day on which relations between suppliers count */
    Family(List<Scope.Supplier> suppliers, LocalDate on) {
        this.on = on;
        for (Scope.Supplier supplier : suppliers) {
            name(new Named(supplier.name(), supplier.name(), null, null));
            supplier.aliases().forEach(alias -> name(new Named(supplier.name(), alias, null, null)));
            Named itself = new Named(supplier.name(), supplier.name(), null, null);
            supplier.cpeVendors().forEach(vendor -> vendor(vendor, itself));
        }
        suppliers.forEach(supplier -> supplier.relations().forEach(relative -> relative(supplier.name(), relative)));
    }

    private void relative(String supplier, Scope.Relative relative) {
        String doubt = relative.isInForce(on) ? null : doubt(supplier, relative);
        Named named = new Named(supplier, relative.name(), "its " + relative.is(), doubt);
        name(named);
        relative.aliases().forEach(alias -> name(new Named(supplier, alias, named.standing(), doubt)));
        relative.cpeVendors().forEach(vendor -> vendor(vendor, named));
    }

    // What an inventory lists may be older or newer than the relation, which only a person can find out.
    private String doubt(String supplier, Scope.Relative relative) {
        LocalDate until = relative.until();
        boolean over = until != null && !on.isBefore(until);
        return relative.name() + " was " + (relative.is().startsWith("a") ? "an " : "a ") + relative.is() + " of "
                + supplier
                + (over ? " until " + until : " from " + relative.from() + " on") + ", and the directive was issued on "
                + on + ".";
    }

    private void name(Named named) {
        String key = SupplierName.key(named.as());
        if (!key.isEmpty() && byCompactName.putIfAbsent(Words.compact(key), named) == null) {
            longest = Math.max(longest, key.length());
            brands.add(key);
        }
    }

    private void vendor(String vendor, Named named) {
        String lower = vendor.strip().toLowerCase(Locale.ROOT);
        if (lower.indexOf('*') >= 0 || lower.indexOf('?') >= 0) {
            byVendorPattern.putIfAbsent(Vendors.pattern(lower), named);
        } else {
            byVendor.putIfAbsent(Vendors.wellFormed(lower), named);
        }
    }

    boolean isEmpty() {
        return byCompactName.isEmpty() && byVendor.isEmpty() && byVendorPattern.isEmpty();
    }

    /** Who in the family supplies the product, by its supplier's name, its CPE or its purl. */
    @Nullable
    Claim claim(Product product) {
        Named named = byCompactName.get(Words.compact(product.supplierKey()));
        String vendor = product.cpeVendor();
        Named byCpe = vendor == null ? null : ofVendor(vendor);
        if (named != null) {
            boolean contradicted = vendor != null && byCpe == null && !byVendor.isEmpty();
            return new Claim(
                    named,
                    Rule.SUPPLIER_NAME,
                    contradicted ? Confidence.MEDIUM : Confidence.HIGH,
                    product.supplierKey(),
                    "Its supplier \"" + product.supplierKey() + "\" is " + named.inWords() + "."
                            + (contradicted ? " But its CPE names the vendor " + vendor + "." : ""));
        }
        if (byCpe != null) {
            String why = "Its CPE names the vendor " + vendor + ", which is " + byCpe.inWords() + ".";
            return new Claim(byCpe, Rule.CPE_VENDOR, Confidence.HIGH, String.valueOf(vendor), why);
        }
        String namespace = product.purlBase() == null ? null : Purls.owner(product.purlBase());
        Named owner = namespace == null ? null : byCompactName.get(Words.compact(Spelling.words(namespace)));
        return owner == null
                ? null
                : new Claim(
                        owner,
                        Rule.PURL_NAMESPACE,
                        Confidence.MEDIUM,
                        String.valueOf(product.purlBase()),
                        "Its purl has the namespace " + namespace + ", which is " + owner.inWords() + ".");
    }

    private @Nullable Named ofVendor(String vendor) {
        Named exact = byVendor.get(vendor);
        if (exact != null || byVendorPattern.isEmpty()) {
            return exact;
        }
        for (Map.Entry<String, Named> pattern : byVendorPattern.entrySet()) {
            if (CpeAttribute.compare(pattern.getKey(), vendor).covers()) {
                return pattern.getValue();
            }
        }
        return null;
    }

    /** The supplier whose name these words begin with. */
    Words.@Nullable Beginning<Named> beginning(String words) {
        return Words.beginning(words, byCompactName, longest);
    }

    /** The supplier whose name stands among these words. */
    @Nullable
    Named mentioned(String words) {
        for (String brand : brands) {
            if (Words.contains(words, brand)) {
                return byCompactName.get(Words.compact(brand));
            }
        }
        return null;
    }

    /** Beginnings of which a product has one where a word begins, when it is the family's or names it. */
    List<String> starts() {
        List<String> starts = new ArrayList<>(byCompactName.keySet());
        byVendorPattern.keySet().stream()
                .filter(pattern -> !Vendors.isOpenAtStart(pattern))
                .map(Vendors::start)
                .forEach(starts::add);
        return starts;
    }

    List<String> vendors() {
        return List.copyOf(byVendor.keySet());
    }

    boolean hasOpenVendor() {
        return byVendorPattern.keySet().stream().anyMatch(Vendors::isOpenAtStart);
    }
}
