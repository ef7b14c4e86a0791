package writ.directive.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Duty;
import writ.directive.obligation.ObligationFacts;
import writ.directive.obligation.ReportNotices;
import writ.directive.obligation.Reporting;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.web.IfMatch;

/** The draft of an answer: the agency's own content beside the figures of its newest reports. */
@ApplicationScoped
class Drafts {

    private static final String CONTENT = "SELECT content, version, updated_at FROM drafts WHERE obligation = $1";

    private static final String SAVE = """
            INSERT INTO drafts (obligation, agency, content, version, updated_at, updated_by)
            VALUES ($1, $2, $3, 1, $4, $5)
            ON CONFLICT (obligation) DO UPDATE SET content = excluded.content, version = drafts.version + 1,
                updated_at = excluded.updated_at, updated_by = excluded.updated_by
            """;

    private final ObligationFacts facts;
    private final ReportedFigures reported;
    private final ReportNotices notices;
    private final ObjectMapper json;

    Drafts(ObligationFacts facts, ReportedFigures reported, ReportNotices notices, ObjectMapper json) {
        this.facts = facts;
        this.reported = reported;
        this.notices = notices;
        this.json = json;
    }

    /** A draft as a transaction finds it; {@code newest} are the figures even where they do not answer. */
    record Draft(DraftView view, Optional<ReportedFigures.Newest> newest) {

        /**
         * Changes with the content and with the figures: who saves or sends has seen both. A digest, for a number of
         * the record would tell how much other agencies report.
         */
        String etag() {
            return IfMatch.tag(
                    Json.sha256(view.version() + " " + view.figures()).substring(0, 32));
        }
    }

    private record Content(
            ObjectNode object, int version, @Nullable Instant updatedAt) {

        static final Content NONE = new Content(JsonNodeFactory.instance.objectNode(), 0, null);
    }

    /** Fails with the one 404. */
    Uni<Draft> read(Tx tx, UUID obligation) {
        return facts.find(tx, obligation).chain(duty -> of(tx, duty));
    }

    Uni<Draft> of(Tx tx, Duty duty) {
        return tx.first(CONTENT, this::content, duty.id())
                .map(found -> found.orElse(Content.NONE))
                .chain(content -> reported.newest(tx, duty)
                        .chain(newest -> reporting(tx, duty, newest)
                                .map(reporting -> draft(duty, content, newest, reporting.orElse(null)))));
    }

    /** @throws writ.kit.problem.Problem not-found, precondition-required, precondition-failed, invalid or too-large */
    Uni<Draft> save(Tx tx, UUID obligation, @Nullable String ifMatch, @Nullable DraftRequest request) {
        return facts.lockOwn(tx, obligation)
                .chain(duty -> of(tx, duty)
                        .invoke(present -> IfMatch.check(ifMatch, present.etag()))
                        .map(_ -> request == null ? new DraftRequest(null).object() : request.object())
                        .chain(content -> tx.update(
                                SAVE,
                                duty.id(),
                                duty.agency(),
                                content.toString(),
                                Sql.at(tx.now()),
                                tx.caller().subject()))
                        .chain(() -> of(tx, duty)));
    }

    private Uni<Optional<Reporting>> reporting(Tx tx, Duty duty, Optional<ReportedFigures.Newest> newest) {
        return newest.filter(ReportedFigures.Newest::answers).isEmpty()
                ? Uni.createFrom().item(Optional.empty())
                : notices.of(tx, duty.agency(), duty.directive(), tx.now(), tx.now())
                        .map(Optional::of);
    }

    private Draft draft(
            Duty duty, Content content, Optional<ReportedFigures.Newest> newest, @Nullable Reporting reporting) {
        Optional<ReportedFigures.Newest> filled = newest.filter(ReportedFigures.Newest::answers);
        DraftView view = new DraftView(
                duty.id(),
                content.version,
                content.updatedAt,
                content.object,
                filled.map(ReportedFigures.Newest::figures).orElse(null),
                filled.map(ReportedFigures.Newest::at).orElse(null),
                reporting);
        return new Draft(view, newest);
    }

    private Content content(Row row) {
        return new Content(
                Json.object(json, row.getString("content")), row.getInteger("version"), Sql.instant(row, "updated_at"));
    }
}
