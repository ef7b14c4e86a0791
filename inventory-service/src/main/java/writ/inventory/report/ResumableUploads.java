package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Keeps uploads between their requests. */
@ApplicationScoped
class ResumableUploads {

    private static final String OPEN = """
            INSERT INTO resumable_uploads (id, agency, component, length, as_of, methodology, examined, examined_of, mode, kind,
                                           media_type)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)""";
    private static final String FIND = """
            SELECT r.*, EXISTS (SELECT FROM uploads u WHERE u.report = r.id) AS kept FROM resumable_uploads r WHERE r.id = $1""";
    private static final String STORE = """
            WITH mine AS (
                UPDATE resumable_uploads SET stored = stored + $3, pieces = pieces + 1
                WHERE id = $1 AND pieces = $2 AND report IS NULL AND problem IS NULL
                RETURNING id, agency, component),
            kept AS (UPDATE uploads u SET lease_until = $5 FROM mine WHERE u.report = mine.id RETURNING u.report)
            INSERT INTO report_chunks (agency, component, report, number, content)
            SELECT agency, component, id, $2, $4 FROM mine JOIN kept ON kept.report = mine.id""";
    private static final String PIECE =
            "SELECT content FROM report_chunks WHERE agency = $1 AND report = $2 AND number = $3";
    private static final String END = "UPDATE resumable_uploads SET report = $2, problem = $3 WHERE id = $1";

    private final Transactions transactions;
    private final Uploads uploads;
    private final IntakeConfig config;
    private final Clock wall;

    ResumableUploads(Transactions transactions, Uploads uploads, IntakeConfig config, @Wall Clock wall) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.config = config;
        this.wall = wall;
    }

    /** @throws Problem too large */
    Uni<UUID> open(Caller caller, ReportRequest request, long length) {
        long largest = config.largest().asLongValue();
        if (length > largest) {
            throw Tap.tooLarge(largest);
        }
        return transactions.run(
                caller,
                tx -> uploads.open(tx, caller, request, config.resumable())
                        .map(Upload::report)
                        .call(id -> tx.update(
                                OPEN,
                                id,
                                request.agency(),
                                request.component(),
                                length,
                                Sql.at(request.asOf()),
                                request.methodology(),
                                request.examined(),
                                request.of(),
                                request.mode().word(),
                                request.kind().word(),
                                request.mediaType())));
    }

    /** @throws Problem not found */
    Uni<ResumableUpload> find(Caller caller, UUID id) {
        return transactions
                .run(caller, tx -> tx.first(FIND, ResumableUploads::read, id))
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    /** Stores the next piece; fails with a conflict when another request stored it meanwhile. */
    Uni<Void> store(Upload upload, int number, Buffer deflated, int length) {
        return transactions.run(
                upload.caller(),
                tx -> tx.update(
                                STORE,
                                upload.report(),
                                number,
                                (long) length,
                                deflated,
                                Sql.at(wall.instant().plus(upload.lease())))
                        .invoke(rows -> {
                            if (rows == 0) {
                                throw Problem.of(
                                        CommonProblem.CONFLICT,
                                        "Another request goes on with this upload, or it is over; ask how far it is.");
                            }
                        })
                        .replaceWithVoid());
    }

    Uni<Buffer> piece(Upload upload, int number) {
        return transactions
                .run(
                        upload.caller(),
                        tx -> tx.first(
                                PIECE,
                                row -> row.getDelegate().getBuffer(0),
                                upload.request().agency(),
                                upload.report(),
                                number))
                .map(found -> Pieces.inflated(found.orElseThrow(() -> Problem.of(
                        CommonProblem.GONE,
                        "The upload paused for so long that it was given up; send the report again."))));
    }

    /** Keeps what came of an upload, with either of the two. */
    Uni<Void> end(Caller caller, UUID id, @Nullable UUID report, @Nullable JsonObject problem) {
        return transactions.run(
                caller, tx -> tx.update(END, id, report, problem).replaceWithVoid());
    }

    /** Gives an upload up, with all that is here of it. */
    Uni<Void> terminate(Caller caller, UUID id, JsonObject because) {
        return transactions.run(
                caller,
                tx -> uploads.abandon(tx, id)
                        .chain(() -> tx.update(END, id, null, because))
                        .replaceWithVoid());
    }

    private static ResumableUpload read(Row row) {
        return new ResumableUpload(
                row.getUUID("id"),
                new ReportRequest(
                        row.getString("agency"),
                        row.getString("component"),
                        Sql.instant(row, "as_of"),
                        row.getString("methodology"),
                        row.getLong("examined"),
                        row.getLong("examined_of"),
                        ReportRequest.Mode.valueOf(row.getString("mode").toUpperCase(java.util.Locale.ROOT)),
                        ReportRequest.Kind.of(row.getString("kind")),
                        row.getString("media_type")),
                row.getLong("length"),
                row.getLong("stored"),
                row.getInteger("pieces"),
                row.getBoolean("kept"),
                row.getUUID("report"),
                row.getJsonObject("problem"));
    }
}
