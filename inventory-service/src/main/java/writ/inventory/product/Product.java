package writ.inventory.product;

import com.github.packageurl.MalformedPackageURLException;
import com.github.packageurl.PackageURL;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import us.springett.parsers.cpe.values.LogicalValue;

/**
 * A product of the catalogue with what matching compares.
 *
 * @param supplier as first reported; blank when not said
 * @param supplierKey {@link SupplierName#key}
 * @param productKey {@link Spelling#words}
 * @param cpeVendor the vendor of its CPE as in a well-formed name, lower case; null when there is none or it is open
 * @param version as reported; null when not said, as the two that follow
 * @param purlBase canonical purl without version, qualifiers and subpath
 * @param swid {@link #swidKey}; null without a tag id
 */
public record Product(
        long id,
        String supplier,
        String product,
        String supplierKey,
        String productKey,
        @Nullable String version,
        @Nullable String cpe,
        @Nullable String purl,
        @Nullable String cpeVendor,
        @Nullable String purlBase,
        @Nullable String swid,
        boolean embedded) {

    /** The columns {@link #read} needs. */
    public static final String COLUMNS = "p.id, p.supplier, p.product, p.supplier_key, p.product_key, p.version, p.cpe,"
            + " p.purl, p.cpe_vendor, p.purl_base, p.swid, p.embedded";

    public static Product of(long id, ProductName name) {
        return new Product(
                id,
                name.supplier(),
                name.product(),
                SupplierName.key(name.supplier()),
                Spelling.words(name.product()),
                name.version(),
                name.cpe(),
                name.purl(),
                cpeVendor(name.cpe()),
                purlBase(name.purl()),
                name.swid() == null ? null : swidKey(name.swid()),
                name.embedded());
    }

    public static Product read(Row row) {
        return new Product(
                row.getLong("id"),
                row.getString("supplier"),
                row.getString("product"),
                row.getString("supplier_key"),
                row.getString("product_key"),
                row.getString("version"),
                row.getString("cpe"),
                row.getString("purl"),
                row.getString("cpe_vendor"),
                row.getString("purl_base"),
                row.getString("swid"),
                row.getBoolean("embedded"));
    }

    /** All its names without gaps: a scope none of whose names stands in it has nothing to do with the product. */
    public String compact() {
        return compact(supplierKey) + ' ' + compact(productKey) + ' ' + compact(cpeVendor) + ' ' + compact(purlBase);
    }

    private static String compact(@Nullable String text) {
        return text == null ? "" : Spelling.words(text).replace(" ", "");
    }

    /** A tag id in the one form in which it is stored and compared: most are GUIDs, whose letters have no case. */
    public static String swidKey(String tagId) {
        return Spelling.clean(tagId).toLowerCase(Locale.ROOT);
    }

    private static @Nullable String cpeVendor(@Nullable String cpe) {
        String vendor = cpe == null ? null : Identifiers.cpe(cpe).getWellFormedVendor();
        return vendor == null || isLogical(vendor) ? null : vendor.toLowerCase(Locale.ROOT);
    }

    private static boolean isLogical(String value) {
        return value.equals(LogicalValue.ANY.getAbbreviation()) || value.equals(LogicalValue.NA.getAbbreviation());
    }

    /** The form in which a purl names a package whatever its version. */
    public static @Nullable String purlBase(@Nullable String purl) {
        if (purl == null) {
            return null;
        }
        PackageURL url = Identifiers.purl(purl);
        try {
            return new PackageURL(url.getType(), url.getNamespace(), url.getName(), null, null, null).canonicalize();
        } catch (MalformedPackageURLException e) {
            throw new IllegalArgumentException("the purl is not a package URL", e);
        }
    }
}
