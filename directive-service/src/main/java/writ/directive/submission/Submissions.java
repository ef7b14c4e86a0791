package writ.directive.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Duty;
import writ.directive.obligation.Fact;
import writ.directive.obligation.ObligationFacts;
import writ.directive.obligation.Standing;
import writ.directive.obligation.State;
import writ.kit.caller.Caller;
import writ.kit.caller.Roles;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;
import writ.kit.web.IfMatch;

/** Takes an agency's answers; every version is kept. */
@ApplicationScoped
class Submissions {

    private final ObligationFacts facts;
    private final Drafts drafts;
    private final ObjectMapper json;

    Submissions(ObligationFacts facts, Drafts drafts, ObjectMapper json) {
        this.facts = facts;
        this.drafts = drafts;
        this.json = json;
    }

    /** A version, and whether this request made it or one before with the same key. */
    record Sent(SubmissionView view, boolean made) {}

    /**
     * Takes an answer. It takes effect at once where no attestation is asked for.
     *
     * @param ifMatch the draft's entity tag, when the sender wants to be sure what is sent
     */
    Uni<Sent> submit(
            Tx tx, UUID obligation, @Nullable String key, @Nullable String ifMatch, SubmissionRequest request) {
        String requestDigest = Json.sha256(Json.canonical(json, json.valueToTree(request)));
        return facts.lockOwn(tx, obligation)
                .chain(duty -> earlier(tx, duty, key)
                        .chain(earlier -> earlier.isPresent()
                                ? repeated(earlier.get(), requestDigest)
                                : first(tx, duty, key, ifMatch, request, requestDigest)));
    }

    /** One version whole; fails with the one 404, also for what the agency has not signed yet. */
    Uni<SubmissionView> one(Tx tx, UUID submission) {
        return tx.first(SubmissionSql.ONE, this::view, submission, actsForAgency(tx.caller()))
                .map(found -> found.orElseThrow(Problem::notFound));
    }

    /** The versions of an answer, newest first, without content and figures. */
    Uni<Page<SubmissionView>> list(Tx tx, UUID obligation, @Nullable String pageToken, int limit) {
        Integer after = PageToken.read(pageToken, 1, key -> Integer.valueOf(key.getFirst()));
        int before = after == null ? Integer.MAX_VALUE : after;
        return facts.find(tx, obligation)
                .chain(duty -> tx.list(
                        SubmissionSql.LIST, this::view, duty.id(), actsForAgency(tx.caller()), before, limit + 1))
                .map(rows -> Page.of(rows, limit, last -> new Object[] {last.version()}));
    }

    private Uni<Sent> first(
            Tx tx,
            Duty duty,
            @Nullable String key,
            @Nullable String ifMatch,
            SubmissionRequest request,
            String requestDigest) {
        request.check(duty);
        return facts.standing(tx, duty)
                .chain(standing -> drafts.of(tx, duty)
                        .invoke(draft -> {
                            refuseReleased(standing);
                            if (ifMatch != null) {
                                IfMatch.check(ifMatch, draft.etag());
                            }
                            ClaimCheck.check(
                                    request.saysNil(), request.saysComplete(), request.soundReason(), draft.newest());
                        })
                        .chain(draft -> newestVersion(tx, duty)
                                .map(newest -> Answer.of(json, duty, newest + 1, request, draft.view())))
                        .chain(answer -> add(tx, duty, standing, answer, key, requestDigest)));
    }

    private Uni<Sent> add(
            Tx tx, Duty duty, Standing standing, Answer answer, @Nullable String key, String requestDigest) {
        return tx.first(
                        SubmissionSql.ADD,
                        row -> row.getUUID("id"),
                        duty.agency(),
                        duty.id(),
                        answer.version(),
                        answer.nil(),
                        answer.complete(),
                        answer.remaining(),
                        answer.reason(),
                        answer.text(),
                        answer.digest(),
                        Sql.at(tx.now()),
                        tx.caller().subject(),
                        tx.caller().name(),
                        key,
                        requestDigest)
                .map(Optional::orElseThrow)
                .call(id -> duty.attest()
                        ? Uni.createFrom().voidItem()
                        : facts.add(tx, duty, standing, new Fact.Submitted(id, answer.nil(), answer.complete())))
                .chain(id -> one(tx, id))
                .map(view -> new Sent(view, true));
    }

    private Uni<Optional<Row>> earlier(Tx tx, Duty duty, @Nullable String key) {
        return key == null
                ? Uni.createFrom().item(Optional.empty())
                : tx.first(SubmissionSql.BY_KEY, row -> row, duty.id(), key);
    }

    private Uni<Sent> repeated(Row earlier, String requestDigest) {
        if (!earlier.getString("request_digest").equals(requestDigest)) {
            throw Problem.of(CommonProblem.INVALID, "This Idempotency-Key was used for another answer.")
                    .at("Idempotency-Key", "use a new one for a new answer");
        }
        return Uni.createFrom().item(new Sent(view(earlier), false));
    }

    Uni<Integer> newestVersion(Tx tx, Duty duty) {
        return tx.first(SubmissionSql.NEWEST_VERSION, row -> row.getInteger("version"), duty.id())
                .map(found -> found.orElse(0));
    }

    /** @throws Problem obligation-not-applicable, with the reason */
    static void refuseReleased(Standing standing) {
        if (standing.state() == State.NOT_APPLICABLE) {
            throw Problem.of(SubmissionProblem.NOT_APPLICABLE, "Nothing is owed here: " + standing.reason() + ".");
        }
    }

    private SubmissionView view(Row row) {
        return SubmissionView.of(row, json);
    }

    /** Whoever acts for an agency sees what is not signed yet; that is its own business, as its draft is. */
    static boolean actsForAgency(Caller caller) {
        return !caller.reachesAll() && (caller.has(Roles.AGENCY_REPORTER) || caller.has(Roles.AGENCY_ATTESTER));
    }
}
