package writ.directive.submission;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Field;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * The authority's word on a version that took effect.
 *
 * @param reason why it is returned
 * @param reopens said when an accepted answer is to be returned after all
 */
record ReviewRequest(
        @Nullable ReviewDecision decision,
        @Nullable String reason,
        @Nullable Boolean reopens) {

    enum ReviewDecision {
        @JsonProperty("accepted")
        ACCEPTED,
        @JsonProperty("returned")
        RETURNED
    }

    /** A review that can be recorded. */
    record Sound(ReviewDecision decision, String reason, boolean reopens) {}

    /** @throws Problem invalid, without a decision, or without a reason to return */
    Sound sound() {
        if (decision == null) {
            throw Problem.of(CommonProblem.INVALID, "A review needs a decision.")
                    .at("/decision", "accepted or returned");
        }
        String why = decision == ReviewDecision.RETURNED ? Field.required("/reason", reason, 4000) : "";
        return new Sound(decision, why, Boolean.TRUE.equals(reopens));
    }
}
