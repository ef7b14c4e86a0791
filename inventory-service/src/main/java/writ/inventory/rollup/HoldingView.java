package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * A product at an agency or component.
 *
 * @param presentSince as of the report since which it has been there without a gap; of the next one, if that was withdrawn
 * @param again it is back: reports had named it before that
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
        Instant presentSince,
        boolean again,
        @Nullable String foundBy) {

    private static final String PRESENT_SINCE = """
            coalesce((SELECT r.as_of FROM reports r
                      WHERE r.agency = h.agency AND coalesce(r.component, '') = coalesce(h.component, '')
                        AND r.state >= h.present_since AND (r.state = h.present_since OR NOT r.late)
                        AND NOT EXISTS (SELECT FROM report_withdrawals w WHERE w.agency = r.agency AND w.report = r.id)
                      ORDER BY r.state LIMIT 1), h.as_of) AS present_since_as_of""";

    static final String COLUMNS = ProductView.OWN_COLUMNS + ", " + Reports.columns("h")
            + ", a.name AS agency_name, h.enumerated, h.declared, h.again, " + PRESENT_SINCE;
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
                Sql.instant(row, "present_since_as_of"),
                row.getBoolean("again"),
                foundBy);
    }

    String componentKey() {
        return component == null ? "" : component;
    }
}
