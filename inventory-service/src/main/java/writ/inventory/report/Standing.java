package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Which report speaks: the newest by as-of, then by receipt, of those that are not withdrawn. */
final class Standing {

    private static final String NEWEST = """
            SELECT id, agency, component, as_of, received_at, methodology, examined, examined_of, state
            FROM reports r
            WHERE agency = $1 AND component IS NOT DISTINCT FROM $2
              AND NOT EXISTS (SELECT FROM report_withdrawals w WHERE w.agency = r.agency AND w.report = r.id)
            ORDER BY as_of DESC, place DESC LIMIT 1""";
    private static final String SAME = """
            SELECT id FROM reports
            WHERE agency = $1 AND component IS NOT DISTINCT FROM $2 AND as_of = $3 AND methodology = $4 AND mode = $5
              AND format = $6 AND digest = $7""";

    private Standing() {}

    /** @param state of its reporter that the report made */
    record Newest(CurrentReport report, int state) {}

    /**
     * Where a report stands when it is received.
     *
     * @param state of its reporter that it makes
     * @param late a newer one spoke already
     */
    record Place(int state, boolean late) {}

    static Uni<Optional<Newest>> newest(Tx tx, String agency, @Nullable String component) {
        return tx.first(NEWEST, Standing::read, agency, component);
    }

    /** The report that is this very one, sent before. */
    static Uni<Optional<UUID>> same(Tx tx, Arrived arrived) {
        ReportRequest request = arrived.upload().request();
        return tx.first(
                SAME,
                row -> row.getUUID(0),
                request.agency(),
                request.component(),
                Sql.at(request.asOf()),
                request.methodology(),
                request.mode().word(),
                arrived.format().slug(),
                io.vertx.core.buffer.Buffer.buffer(arrived.file().digest()));
    }

    private static Newest read(Row row) {
        CurrentReport report = new CurrentReport(
                row.getUUID("id"),
                row.getString("agency"),
                row.getString("component"),
                Sql.instant(row, "as_of"),
                Sql.instant(row, "received_at"),
                row.getString("methodology"),
                row.getLong("examined"),
                row.getLong("examined_of"));
        return new Newest(report, row.getInteger("state"));
    }
}
