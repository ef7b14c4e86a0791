package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.feed.NewEvent;
import writ.kit.feed.Outbox;
import writ.kit.problem.Problem;

/** Keeps that a file was refused, and tells those who wait for a report. */
@ApplicationScoped
class RefusedReports {

    private static final String RECORD = """
            INSERT INTO refused_reports (agency, component, id, refused_at, sent_by, as_of, methodology, mode, media_type,
                                         problem, kind)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11) RETURNING *""";

    private final Transactions transactions;
    private final Uploads uploads;
    private final Outbox outbox;

    RefusedReports(Transactions transactions, Uploads uploads, Outbox outbox) {
        this.transactions = transactions;
        this.uploads = uploads;
        this.outbox = outbox;
    }

    /** In one transaction with the end of its upload, so that a file is either on its way or refused. */
    Uni<Void> record(Upload upload, Problem problem) {
        ReportRequest request = upload.request();
        return transactions.run(
                upload.caller(),
                tx -> uploads.abandon(tx, upload.report())
                        .chain(() -> tx.first(
                                RECORD,
                                RefusedReport::read,
                                request.agency(),
                                request.component(),
                                upload.report(),
                                Sql.at(tx.now()),
                                tx.caller().name(),
                                Sql.at(request.asOf()),
                                request.methodology(),
                                request.mode().word(),
                                request.mediaType(),
                                new JsonObject(problem.body()),
                                request.kind().word()))
                        .chain(refused -> outbox.append(tx, List.of(event(refused.orElseThrow())))));
    }

    private static NewEvent event(RefusedReport refused) {
        return new NewEvent("dev.writ.report.refused", refused.id().toString(), refused.agency(), refused);
    }

    /** The latest first; one more than asked for, when there are more. */
    Uni<List<RefusedReport>> page(
            Tx tx, @Nullable String agency, @Nullable String component, @Nullable UUID before, int limit) {
        Where where = new Where();
        where.andIfAsked("agency = ?", agency);
        where.andIfAsked("component = ?", component);
        where.andIfAsked("id < ?", before);
        String most = where.parameter(limit + 1);
        return tx.list(
                "SELECT * FROM refused_reports" + where.clause() + " ORDER BY id DESC LIMIT " + most,
                RefusedReport::read,
                where.args());
    }
}
