package writ.inventory.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import us.springett.parsers.cpe.Cpe;
import us.springett.parsers.cpe.util.Relation;
import writ.inventory.product.Product;
import writ.inventory.product.Spelling;
import writ.inventory.product.SupplierName;
import writ.inventory.scope.Scope;

/** The suppliers of a scope, by every name they go by. */
final class Family {
    /** A name of a supplier: the scope's own for it, and the one that was met. */
    record Named(String supplier, String as) {
        String inWords() {
            return as.equals(supplier) ? supplier : supplier + " (\"" + as + "\")";
        }
    }

    /** Why a product is a supplier's. */
    record Claim(String supplier, Rule rule, String why) {}

    private final Map<String, Named> byCompactName = new HashMap<>();
    private final Map<String, String> byVendor = new HashMap<>();
    private final Map<String, String> byVendorPattern = new HashMap<>();
    private final List<String> brands = new ArrayList<>();
    private int longest;

    Family(List<Scope.Supplier> suppliers) {
        for (Scope.Supplier supplier : suppliers) {
            name(supplier.name(), supplier.name());
            supplier.aliases().forEach(alias -> name(supplier.name(), alias));
            supplier.cpeVendors().forEach(vendor -> vendor(supplier.name(), vendor));
        }
    }

    private void name(String supplier, String as) {
        String key = SupplierName.key(as);
        if (!key.isEmpty() && byCompactName.putIfAbsent(Words.compact(key), new Named(supplier, as)) == null) {
            longest = Math.max(longest, key.length());
            brands.add(key);
        }
    }

    private void vendor(String supplier, String vendor) {
        String lower = vendor.strip().toLowerCase(Locale.ROOT);
        if (lower.indexOf('*') >= 0 || lower.indexOf('?') >= 0) {
            byVendorPattern.putIfAbsent(Vendors.pattern(lower), supplier);
        } else {
            byVendor.putIfAbsent(Vendors.wellFormed(lower), supplier);
        }
    }

    boolean isEmpty() {
        return byCompactName.isEmpty() && byVendor.isEmpty() && byVendorPattern.isEmpty();
    }

    /** Who in the family supplies the product, by its supplier's name, its CPE or its purl. */
    @Nullable
    Claim claim(Product product) {
        Named named = byCompactName.get(Words.compact(product.supplierKey()));
        if (named != null) {
            return new Claim(
                    named.supplier(),
                    Rule.SUPPLIER_NAME,
                    "Its supplier \"" + product.supplierKey() + "\" is " + named.inWords() + ".");
        }
        String vendor = product.cpeVendor();
        String byCpe = vendor == null ? null : supplierOf(vendor);
        if (byCpe != null) {
            return new Claim(
                    byCpe, Rule.CPE_VENDOR, "Its CPE names the vendor " + vendor + ", which is " + byCpe + ".");
        }
        String namespace = product.purlBase() == null ? null : Purls.owner(product.purlBase());
        Named owner = namespace == null ? null : byCompactName.get(Words.compact(Spelling.words(namespace)));
        return owner == null
                ? null
                : new Claim(
                        owner.supplier(),
                        Rule.PURL_NAMESPACE,
                        "Its purl has the namespace " + namespace + ", which is " + owner.inWords() + ".");
    }

    private @Nullable String supplierOf(String vendor) {
        String exact = byVendor.get(vendor);
        if (exact != null || byVendorPattern.isEmpty()) {
            return exact;
        }
        for (Map.Entry<String, String> pattern : byVendorPattern.entrySet()) {
            Relation relation = Cpe.compareAttribute(pattern.getKey(), vendor);
            if (relation == Relation.EQUAL || relation == Relation.SUPERSET) {
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

    /** What a product must have in its compact names to be the family's or to name it. */
    List<String> needles() {
        List<String> needles = new ArrayList<>(byCompactName.keySet());
        byVendor.keySet().forEach(vendor -> needles.add(Words.compact(Spelling.words(vendor))));
        byVendorPattern.keySet().forEach(pattern -> needles.add(Vendors.longestLiteral(pattern)));
        return needles;
    }
}
