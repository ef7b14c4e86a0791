package writ.directive.directive;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import writ.directive.directive.Tree.Place;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Reads one JSON document within the same bounds as the YAML reader. */
final class JsonReader {

    private static final ObjectMapper JSON = new ObjectMapper(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(YamlReader.MAX_DEPTH)
                            .maxNumberLength(40)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private JsonReader() {}

    /** @throws Problem malformed, with line and column */
    static Tree read(String text) {
        try {
            JsonNode root = JSON.readTree(text);
            if (root.isMissingNode()) {
                throw fault("line 1, column 1", "is empty");
            }
            return new Tree(root, Map.of());
        } catch (StreamConstraintsException e) {
            throw fault("", "is nested too deeply, or has a number or text that is too long");
        } catch (JsonProcessingException e) {
            Place place = new Place(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
            throw fault(place.toString(), "is not JSON from here on, or repeats a member");
        }
    }

    private static Problem fault(String where, String detail) {
        return Problem.of(CommonProblem.MALFORMED, "The document cannot be read as JSON.")
                .at(where, detail);
    }
}
