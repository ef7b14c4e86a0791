package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/** A product as it was first reported; a blank supplier was not said. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ProductView(
        long id,
        String supplier,
        String product,
        @Nullable String version,
        @Nullable String cpe,
        @Nullable String purl,
        boolean embedded) {
    static final String COLUMNS = "p.id, p.supplier, p.product, p.version, p.cpe, p.purl, p.embedded";

    static ProductView read(Row row) {
        return new ProductView(
                row.getLong("id"),
                row.getString("supplier"),
                row.getString("product"),
                row.getString("version"),
                row.getString("cpe"),
                row.getString("purl"),
                row.getBoolean("embedded"));
    }
}
