package writ.directive.submission;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Duty;
import writ.directive.obligation.Fact;
import writ.directive.obligation.ObligationFacts;
import writ.directive.obligation.Standing;
import writ.directive.obligation.State;
import writ.directive.submission.ReviewRequest.ReviewDecision;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** The authority accepts an answer or returns it. */
@ApplicationScoped
class Reviews {

    private final Submissions submissions;
    private final ObligationFacts facts;

    Reviews(Submissions submissions, ObligationFacts facts) {
        this.submissions = submissions;
        this.facts = facts;
    }

    /** Reviews the version that took effect. The same decision again answers with what is there. */
    Uni<SubmissionView> review(Tx tx, UUID submission, @Nullable ReviewRequest request) {
        return tx.first(SubmissionSql.OBLIGATION, row -> row.getUUID("obligation"), submission)
                .map(found -> found.orElseThrow(Problem::notFound))
                .chain(obligation -> facts.lock(tx, obligation))
                .chain(duty -> submissions.one(tx, submission).chain(version -> {
                    ReviewRequest.Sound sound =
                            (request == null ? new ReviewRequest(null, null, null) : request).sound();
                    return facts.standing(tx, duty).chain(standing -> decide(tx, duty, standing, version, sound));
                }));
    }

    private Uni<SubmissionView> decide(
            Tx tx, Duty duty, Standing standing, SubmissionView version, ReviewRequest.Sound request) {
        Submissions.refuseReleased(standing);
        if (!version.id().equals(standing.submission())) {
            throw notInReview("Another version has taken effect since; review that one.");
        }
        if (isSaidAlready(standing, request)) {
            return Uni.createFrom().item(version);
        }
        if (standing.answer() == State.RETURNED) {
            throw notInReview("It was returned: " + standing.reason() + ". The agency sends a new version.");
        }
        if (standing.answer() == State.ACCEPTED && !request.reopens()) {
            throw notInReview("It is accepted. To return it after all, say \"reopens\": true.");
        }
        Fact fact = request.decision() == ReviewDecision.ACCEPTED
                ? new Fact.Accepted(version.id(), version.nil(), version.complete())
                : new Fact.Returned(version.id(), request.reason());
        return facts.add(tx, duty, standing, fact).chain(() -> submissions.one(tx, version.id()));
    }

    private static boolean isSaidAlready(Standing standing, ReviewRequest.Sound request) {
        return request.decision() == ReviewDecision.ACCEPTED
                ? standing.answer() == State.ACCEPTED
                : standing.answer() == State.RETURNED && request.reason().equals(standing.reason());
    }

    private static Problem notInReview(String why) {
        return Problem.of(SubmissionProblem.NOT_IN_REVIEW, why);
    }
}
