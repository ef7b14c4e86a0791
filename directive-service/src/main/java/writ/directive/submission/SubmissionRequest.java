package writ.directive.submission;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Duty;
import writ.directive.obligation.Field;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * An answer as a department sends it; the figures come from its draft.
 *
 * @param nil nothing was found
 * @param content a JSON object of at most 1 MiB; the draft's when it is missing or null
 * @param complete of a status: the work is done; then {@code remaining} is 0
 * @param remaining of a status: how many endpoints are left
 * @param reason why a nil or a completion stands although reports show products
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubmissionRequest(
        @Nullable Boolean nil,

        @Schema(
                type = SchemaType.OBJECT,
                implementation = Object.class,
                description = "At most 1 MiB; without it, or with null, the draft's")
        @Nullable
        JsonNode content,

        @Nullable Boolean complete,
        @Nullable Long remaining,
        @Nullable String reason) {

    private static final String STATUS = "status";

    SubmissionRequest {
        content = content == null || content.isNull() ? null : content;
    }

    boolean saysNil() {
        return Boolean.TRUE.equals(nil);
    }

    boolean saysComplete() {
        return Boolean.TRUE.equals(complete);
    }

    @Nullable
    String soundReason() {
        return Field.optional("/reason", reason, 4000);
    }

    /** @throws Problem invalid, when it does not fit what is owed */
    void check(Duty duty) {
        if (saysNil() && !duty.nilAnswers()) {
            throw wrong("/nil", "a " + duty.deliver() + " cannot be answered with nil");
        }
        if ((complete != null || remaining != null) && !duty.deliver().equals(STATUS)) {
            throw wrong(complete != null ? "/complete" : "/remaining", "belongs to a status");
        }
        if (remaining != null && remaining < 0) {
            throw wrong("/remaining", "must not be negative");
        }
        if (saysComplete() && (remaining == null || remaining != 0)) {
            throw wrong("/remaining", "must be 0 when the work is complete");
        }
    }

    private static Problem wrong(String at, String why) {
        return Problem.of(CommonProblem.INVALID, "The answer does not fit what is owed.")
                .at(at, why);
    }
}
