package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import org.jspecify.annotations.Nullable;

/**
 * A product at an agency or component.
 *
 * @param foundBy by which datum it is of the supplier asked for: supplier, cpe, purl, or product when a report names the
 *     supplier in the product alone; absent when no supplier is asked for
 * @param enumerated how many endpoints the report names; null when it names none
 * @param declared how many it counts without naming them; with neither, it is there and no more is known
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record HoldingView(
        String agency,
        @Nullable String agencyName,
        @Nullable String component,
        ProductView product,
        @Nullable Long enumerated,
        @Nullable Long declared,
        ReportView report,
        @Nullable String foundBy) {

    static final String COLUMNS =
            ProductView.OWN_COLUMNS + ", " + Reports.columns("h") + ", a.name AS agency_name, h.enumerated, h.declared";
    static final String FROM = """
             FROM current_holdings h
            JOIN products p ON p.id = h.product
            LEFT JOIN agencies a ON a.agency = h.agency""" + ProductView.OWN;

    static HoldingView found(Row row) {
        return read(row, row.getString("found_by"));
    }

    static HoldingView read(Row row) {
        return read(row, null);
    }

    private static HoldingView read(Row row, @Nullable String foundBy) {
        return new HoldingView(
                row.getString("agency"),
                row.getString("agency_name"),
                row.getString("component"),
                ProductView.read(row),
                row.getLong("enumerated"),
                row.getLong("declared"),
                ReportView.of(Reports.read(row)),
                foundBy);
    }

    String componentKey() {
        return component == null ? "" : component;
    }
}
