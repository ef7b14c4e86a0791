package writ.directive.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** The content of a draft as a whole; it replaces what was there. */
record DraftRequest(
        @Schema(type = SchemaType.OBJECT, implementation = Object.class) @Nullable
        JsonNode content) {

    static final int MOST_BYTES = 1024 * 1024;

    /** @throws Problem invalid without an object, too-large over 1 MiB */
    ObjectNode object() {
        if (content == null || content.isNull()) {
            throw Problem.of(CommonProblem.INVALID, "A draft needs content.").at("/content", "is required");
        }
        return object(content);
    }

    /** Content as it may be kept: a JSON object of at most 1 MiB. */
    static ObjectNode object(@Nullable JsonNode content) {
        if (content == null || content.isNull()) {
            return JsonNodeFactory.instance.objectNode();
        }
        if (!(content instanceof ObjectNode object)) {
            throw Problem.of(CommonProblem.INVALID, "Content is a JSON object.").at("/content", "must be an object");
        }
        String text = object.toString();
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
            throw Problem.of(CommonProblem.INVALID, "Content has half a character: an unpaired surrogate.")
                    .at("/content", "every \\uD800 to \\uDBFF needs its \\uDC00 to \\uDFFF");
        }
        if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw Problem.of(CommonProblem.TOO_LARGE, "Content may have at most 1 MiB.")
                    .at("/content", "at most " + MOST_BYTES + " bytes");
        }
        return object;
    }
}
