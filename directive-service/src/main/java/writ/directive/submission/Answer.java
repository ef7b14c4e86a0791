package writ.directive.submission;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Duty;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * One version of an answer as it is signed: obligation, version, what was said, and the figures of the draft.
 *
 * @param text its canonical JSON
 * @param digest SHA-256 of the text
 */
record Answer(
        int version,
        boolean nil,
        boolean complete,
        @Nullable Long remaining,
        @Nullable String reason,
        String text,
        String digest) {

    /** @throws Problem invalid, when what is owed is not in it; too-large over 1 MiB of content */
    static Answer of(ObjectMapper json, Duty duty, int version, SubmissionRequest request, DraftView draft) {
        ObjectNode content = request.content() == null
                ? DraftRequest.object(draft.content())
                : DraftRequest.object(request.content());
        refuseEmpty(duty, request, content, draft);
        ObjectNode answer = json.createObjectNode();
        answer.put("obligation", duty.id().toString());
        answer.put("version", version);
        answer.put("nil", request.saysNil());
        answer.set("content", content);
        if (draft.figures() != null) {
            answer.set("figures", draft.figures());
        }
        if (request.complete() != null) {
            answer.put("complete", request.saysComplete());
        }
        if (request.remaining() != null) {
            answer.put("remaining", request.remaining());
        }
        String reason = request.soundReason();
        if (reason != null) {
            answer.put("reason", reason);
        }
        String text = Json.canonical(json, answer);
        return new Answer(
                version,
                request.saysNil(),
                request.saysComplete(),
                request.remaining(),
                reason,
                text,
                Json.sha256(text));
    }

    /** Figures of a report answer what asks for a report, and nothing else. */
    private static void refuseEmpty(Duty duty, SubmissionRequest request, ObjectNode content, DraftView draft) {
        if (request.saysNil()) {
            return;
        }
        switch (duty.deliver()) {
            case "inventory-report" -> {
                if (draft.figures() == null) {
                    throw nothing(
                            "/nil",
                            "send an inventory report as of the day of issue or later first, or say that nothing was found");
                }
            }
            case "status" -> {
                if (request.complete() == null && request.remaining() == null && content.isEmpty()) {
                    throw nothing("/remaining", "say how much remains or that it is complete, or give content");
                }
            }
            default -> {
                if (content.isEmpty()) {
                    throw nothing("/content", "give content, here or in the draft");
                }
            }
        }
    }

    private static Problem nothing(String at, String instead) {
        return Problem.of(CommonProblem.INVALID, "There is nothing to deliver.").at(at, instead);
    }
}
