package writ.inventory.rollup;

import io.vertx.mutiny.sqlclient.Row;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import writ.inventory.holding.CurrentReport;
import writ.kit.db.Sql;

/** Reads current reports. */
final class Reports {
    static final String COLUMNS = columns("c");

    private Reports() {}

    /** @param table which has them: current_reports or current_holdings */
    static String columns(String table) {
        return Stream.of(
                        "report",
                        "agency",
                        "component",
                        "as_of",
                        "received_at",
                        "methodology",
                        "examined",
                        "examined_of")
                .map(column -> table + "." + column)
                .collect(Collectors.joining(", "));
    }

    static CurrentReport read(Row row) {
        return new CurrentReport(
                row.getUUID("report"),
                row.getString("agency"),
                row.getString("component"),
                Sql.instant(row, "as_of"),
                Sql.instant(row, "received_at"),
                row.getString("methodology"),
                row.getLong("examined"),
                row.getLong("examined_of"));
    }
}
