package writ.directive.submission;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.Problem;

/** A nil that the agency's own reports contradict needs a reason; it is a claim, and the reports are evidence. */
final class NilCheck {

    private NilCheck() {}

    /** @throws Problem nil-against-findings, with the products that the newest reports show */
    static void check(boolean nil, @Nullable String reason, Optional<ReportedFigures.Newest> newest) {
        newest.filter(reports -> nil && reason == null && reports.found()).ifPresent(reports -> {
            throw Problem.of(
                            SubmissionProblem.NIL_AGAINST_FINDINGS,
                            "The agency's current reports show products of this directive. Withdraw or renew the report"
                                    + " that is wrong, or send the nil with the reason why it stands.")
                    .at("/reason", "is required for a nil against current findings")
                    .with("products", reports.figures().path("products"));
        });
    }
}
