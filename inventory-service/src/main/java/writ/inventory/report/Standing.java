package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** Which report speaks: the newest by as-of, then by receipt, of those that are not withdrawn. */
final class Standing {

    private static final String NEWEST = """
            SELECT id, agency, component, as_of, received_at, methodology, examined, examined_of, state,
                   installations
            FROM reports r
            WHERE agency = $1 AND component IS NOT DISTINCT FROM $2
              AND NOT EXISTS (SELECT FROM report_withdrawals w WHERE w.agency = r.agency AND w.report = r.id)
            ORDER BY as_of DESC, place DESC LIMIT 1""";
    private static final String SAME = """
            SELECT id FROM reports
            WHERE agency = $1 AND component IS NOT DISTINCT FROM $2 AND as_of = $3 AND methodology = $4 AND mode = $5
              AND format = $6 AND digest = $7 AND kind = $8""";
    private static final String BUILDING = """
            WITH RECURSIVE deltas AS (
                SELECT r.agency, r.id, r.place FROM reports r
                WHERE r.agency = $1 AND r.base = $2
                  AND NOT EXISTS (SELECT FROM report_withdrawals w WHERE w.agency = r.agency AND w.report = r.id)
                UNION
                SELECT r.agency, r.id, r.place FROM deltas d JOIN reports r ON r.agency = d.agency AND r.base = d.id
                WHERE NOT EXISTS (SELECT FROM report_withdrawals w WHERE w.agency = r.agency AND w.report = r.id))
            SELECT id FROM deltas ORDER BY place DESC""";

    private Standing() {}

    /**
     * @param state of its reporter that the report made
     * @param installations how many products on an endpoint there were then; null of reports of before that was counted
     */
    record Newest(CurrentReport report, int state, @Nullable Long installations) {

        UUID id() {
            return report.report();
        }
    }

    /**
     * Where a report stands when it is received.
     *
     * @param state of its reporter that it makes
     * @param late a newer one spoke already
     * @param base that a delta was applied to; null of a full report
     * @param installations how many products on an endpoint there are by it; null when that of its base is not known
     */
    record Place(
            int state,
            boolean late,
            @Nullable UUID base,
            @Nullable Long installations) {}

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
                io.vertx.core.buffer.Buffer.buffer(arrived.file().digest()),
                request.kind().word());
    }

    /** The deltas that build on a report, directly or not, and are not withdrawn; the latest first. */
    static Uni<List<UUID>> building(Tx tx, String agency, UUID report) {
        return tx.list(BUILDING, row -> row.getUUID(0), agency, report);
    }

    /** @throws Problem when it is a delta that cannot be applied to the newest report */
    static void mustApply(ReportRequest request, Optional<Newest> newest) {
        if (!request.isDelta()) {
            return;
        }
        if (newest.isEmpty()) {
            throw Problem.of(ReportProblem.DELTA_WITHOUT_BASE, "There is no current report; send a full report first.");
        }
        Instant current = newest.get().report().asOf();
        if (!request.asOf().isAfter(current)) {
            throw Problem.of(
                            ReportProblem.DELTA_LATE,
                            "The current report holds as of " + current + "; a delta about a time until then cannot be"
                                    + " applied: send a full report.")
                    .at("asOf", "is not after " + current);
        }
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
        return new Newest(report, row.getInteger("state"), row.getLong("installations"));
    }
}
