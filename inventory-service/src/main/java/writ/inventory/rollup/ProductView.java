package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.Identifiers;

/**
 * A product as its agency first reported it, or whoever did when no agency is meant; a blank supplier was not said.
 *
 * @param id tells nothing of when, or whether, others named it
 * @param cpe CPE 2.3 formatted string, whatever the spelling of whoever reported it first
 * @param purl canonical package URL, likewise
 * @param swid tag id of a SWID tag, lower case
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductView(
        String id,
        String supplier,
        String product,
        @Nullable String version,
        @Nullable String cpe,
        @Nullable String purl,
        @Nullable String swid,
        boolean embedded) {
    private static final String COMMON = "p.identity, p.cpe, p.purl, p.swid, p.embedded";

    static final String COLUMNS = COMMON + ", p.supplier, p.product, p.version";
    /** With the agency's own words, which are in a row n. */
    static final String OWN_COLUMNS = COMMON + ", coalesce(n.supplier, p.supplier) AS supplier,"
            + " coalesce(n.name, p.product) AS product, coalesce(n.version, p.version) AS version";
    /** The words of the agency or component whose holding is h. */
    static final String OWN = """

            LEFT JOIN agency_products n ON n.agency = h.agency AND n.product = h.product
                AND n.component IS NOT DISTINCT FROM h.component""";

    static ProductView read(Row row) {
        String cpe = row.getString("cpe");
        String purl = row.getString("purl");
        return new ProductView(
                Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(row.getDelegate().getBuffer("identity").getBytes()),
                row.getString("supplier"),
                row.getString("product"),
                row.getString("version"),
                cpe == null ? null : Identifiers.cpe(cpe).toCpe23FS(),
                purl == null ? null : Identifiers.purl(purl).canonicalize(),
                row.getString("swid"),
                row.getBoolean("embedded"));
    }

    /** The part of a page token that an id is, as the database knows it. */
    static Buffer identity(String part) {
        return Buffer.buffer(Base64.getUrlDecoder().decode(part));
    }
}
