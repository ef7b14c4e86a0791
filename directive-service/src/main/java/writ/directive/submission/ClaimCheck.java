package writ.directive.submission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.Problem;

/** A nil or a completion that the agency's own reports contradict needs a reason: a claim against evidence. */
final class ClaimCheck {

    private ClaimCheck() {}

    /** @throws Problem nil-against-findings or complete-against-findings, with the products the newest reports show */
    static void check(boolean nil, boolean complete, @Nullable String reason, Optional<ReportedFigures.Newest> newest) {
        newest.filter(reports -> (nil || complete) && reason == null && reports.found())
                .ifPresent(reports -> {
                    String claim = nil ? "nil" : "completion";
                    throw Problem.of(
                                    nil
                                            ? SubmissionProblem.NIL_AGAINST_FINDINGS
                                            : SubmissionProblem.COMPLETE_AGAINST_FINDINGS,
                                    "The agency's current reports show products of this directive. Withdraw or renew"
                                            + " the report that is wrong, or send the " + claim
                                            + " with the reason why it stands.")
                            .at("/reason", "is required for a " + claim + " against current findings")
                            .with("products", reports.figures().path("products"));
                });
    }
}
