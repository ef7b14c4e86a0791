package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import writ.inventory.agency.Agencies;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Uploads in progress and the pieces they have stored; nobody sees those before the report is received. */
@ApplicationScoped
class Uploads {

    private static final String NEW_ID = "SELECT uuidv7()";
    private static final String ANY_AGENCY = "SELECT FROM agencies LIMIT 1";
    private static final String OPEN =
            "INSERT INTO uploads (report, agency, component, lease_until) VALUES ($1, $2, $3, $4)";
    private static final String RENEW = "UPDATE uploads SET lease_until = $2 WHERE report = $1";
    private static final String STORE = """
            WITH mine AS (UPDATE uploads SET lease_until = $2 WHERE report = $1 RETURNING agency, component, report)
            INSERT INTO report_chunks (agency, component, report, number, content)
            SELECT agency, component, report, $3, $4 FROM mine""";
    private static final String CLOSE = "DELETE FROM uploads WHERE report = $1";
    private static final String ABANDON = """
            WITH mine AS (DELETE FROM uploads WHERE report = $1 RETURNING agency, report)
            DELETE FROM report_chunks c USING mine WHERE c.agency = mine.agency AND c.report = mine.report""";
    private static final String SWEEP = """
            WITH dead AS (
                DELETE FROM uploads WHERE report IN (
                    SELECT report FROM uploads WHERE lease_until < $1 ORDER BY report FOR UPDATE SKIP LOCKED)
                RETURNING agency, report),
            pieces AS (
                DELETE FROM report_chunks c USING dead WHERE c.agency = dead.agency AND c.report = dead.report)
            SELECT report FROM dead""";

    private final Transactions transactions;
    private final Agencies agencies;
    private final IntakeConfig config;
    private final Clock wall;

    Uploads(Transactions transactions, Agencies agencies, IntakeConfig config, @Wall Clock wall) {
        this.transactions = transactions;
        this.agencies = agencies;
        this.config = config;
        this.wall = wall;
    }

    /** Begins an upload that comes in one request, once what the request says can be true. */
    Uni<Upload> open(Caller caller, ReportRequest request) {
        return transactions.run(caller, tx -> open(tx, caller, request, config.lease()));
    }

    Uni<Upload> open(Tx tx, Caller caller, ReportRequest request, Duration lease) {
        return check(tx, request)
                .chain(() -> tx.first(NEW_ID, row -> row.getUUID(0)))
                .map(id -> new Upload(id.orElseThrow(), caller, request, lease))
                .call(upload -> tx.update(
                        OPEN, upload.report(), request.agency(), request.component(), Sql.at(leaseUntil(upload))));
    }

    private Uni<Void> check(Tx tx, ReportRequest request) {
        if (request.asOf().isAfter(tx.now())) {
            throw Problem.of(CommonProblem.INVALID, "A report cannot hold as of an instant that is yet to come.")
                    .at("asOf", "is after " + tx.now());
        }
        return agencies.has(tx, request.agency(), null)
                .chain(known -> known ? Uni.createFrom().voidItem() : unknownAgency(tx))
                .chain(() -> agencies.has(tx, request.agency(), request.component()))
                .invoke(known -> {
                    if (!known) {
                        throw Problem.of(
                                        ReportProblem.COMPONENT_UNKNOWN,
                                        "The agency has no component with this slug; GET /v1/agencies/"
                                                + request.agency() + " lists them.")
                                .at("component", "is not a component of the agency");
                    }
                })
                .replaceWithVoid();
    }

    /** A service that has not heard of any agency yet is still reading the feed; one that has does not know this one. */
    private Uni<Void> unknownAgency(Tx tx) {
        return tx.rows("SELECT set_config('writ.reach', '*', true)")
                .chain(() -> tx.first(ANY_AGENCY, row -> row))
                .chain(any -> Uni.createFrom()
                        .failure(
                                any.isEmpty()
                                        ? Problem.of(
                                                        CommonProblem.UNAVAILABLE,
                                                        "The agencies are not known here yet; try again.")
                                                .header("Retry-After", "5")
                                        : Problem.of(
                                                ReportProblem.AGENCY_UNKNOWN,
                                                "The token names an agency that directive-service has not made"
                                                        + " known here; if it is new, try again in a minute.")));
    }

    /** Stores the next piece and renews the lease. */
    Uni<Void> store(Upload upload, int number, Buffer deflated) {
        return transactions.run(
                upload.caller(),
                // what becomes durable later does so before the report, which is nothing without it
                tx -> tx.rows("SET LOCAL synchronous_commit = off")
                        .chain(() -> tx.update(STORE, upload.report(), Sql.at(leaseUntil(upload)), number, deflated))
                        .invoke(Uploads::mustBeMine)
                        .replaceWithVoid());
    }

    /** Keeps the upload alive through a step that stores nothing. */
    Uni<Void> renew(Upload upload) {
        return transactions.run(upload.caller(), tx -> renew(tx, upload));
    }

    Uni<Void> renew(Tx tx, Upload upload) {
        return tx.update(RENEW, upload.report(), Sql.at(leaseUntil(upload)))
                .invoke(Uploads::mustBeMine)
                .replaceWithVoid();
    }

    /** Ends an upload in the transaction that makes its report visible. */
    Uni<Void> close(Tx tx, Upload upload) {
        return tx.update(CLOSE, upload.report()).invoke(Uploads::mustBeMine).replaceWithVoid();
    }

    /** Ends an upload that comes to nothing, with all it has stored. */
    Uni<Void> abandon(Tx tx, UUID report) {
        return tx.update(ABANDON, report).replaceWithVoid();
    }

    Uni<Void> abandon(Upload upload) {
        return transactions.run(upload.caller(), tx -> abandon(tx, upload.report()));
    }

    /** Removes what dead uploads have left; answers whose it was. */
    Uni<List<UUID>> sweep(Caller system) {
        return transactions.run(system, tx -> tx.list(SWEEP, row -> row.getUUID(0), Sql.at(wall.instant())));
    }

    private Instant leaseUntil(Upload upload) {
        return wall.instant().plus(upload.lease());
    }

    private static void mustBeMine(int rows) {
        if (rows == 0) {
            throw Problem.of(
                            CommonProblem.UNAVAILABLE,
                            "The upload paused for so long that it was given up; send the report again.")
                    .header("Retry-After", "1");
        }
    }
}
