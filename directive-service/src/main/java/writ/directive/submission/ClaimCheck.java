package writ.directive.submission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.Problem;

/** A nil or a completion that the agency's own reports contradict needs a reason: a claim against evidence. */
final class ClaimCheck {

    private ClaimCheck() {}

    /**
     * @throws Problem nil-against-findings or complete-against-findings, with the products the newest reports show;
     *     possible-findings, when they show only products of which it is open whether the directive means them
     */
    static void check(boolean nil, boolean complete, @Nullable String reason, Optional<ReportedFigures.Newest> newest) {
        if ((nil || complete) && reason == null) {
            newest.ifPresent(reports -> check(nil ? "nil" : "completion", nil, reports));
        }
    }

    private static void check(String claim, boolean nil, ReportedFigures.Newest reports) {
        if (reports.found()) {
            throw Problem.of(
                            nil ? SubmissionProblem.NIL_AGAINST_FINDINGS : SubmissionProblem.COMPLETE_AGAINST_FINDINGS,
                            "The agency's current reports show products of this directive. Withdraw or renew the report"
                                    + " that is wrong, or send the " + claim + " with the reason why it stands.")
                    .at("/reason", "is required for a " + claim + " against current findings")
                    .with("products", reports.figures().path("products"));
        }
        if (reports.possible() > 0) {
            throw Problem.of(
                            SubmissionProblem.POSSIBLE_FINDINGS,
                            "The agency's current reports show products that this directive may mean. Look at them"
                                    + " (GET /v1/findings with verdict=possible), then send the " + claim
                                    + " with the reason why it stands.")
                    .at("/reason", "is required for a " + claim + " while possible findings stand")
                    .with("possible", reports.possible());
        }
    }
}
