package writ.inventory.rollup;

import io.vertx.mutiny.sqlclient.Row;
import writ.inventory.holding.CurrentReport;
import writ.kit.db.Sql;

/** Reads current reports. */
final class Reports {
    static final String COLUMNS =
            "c.report, c.agency, c.component, c.as_of, c.received_at, c.methodology, c.examined, c.examined_of";

    private Reports() {}

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
