package writ.inventory.rollup;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** How a list is written as a file: a line for each of its items. */
enum ExportFormat {
    /** RFC 4180 with a header; a text that a spreadsheet would take for a formula is led by an apostrophe (OWASP). */
    CSV("text/csv; charset=utf-8; header=present", "csv"),
    /** A JSON object in each line, as the list's pages have them. */
    NDJSON("application/x-ndjson", "ndjson");

    private static final String FORMULA = "=+-@\t\r";

    private final String mediaType;
    private final String ending;

    ExportFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** @throws Problem invalid, when there is no such format */
    static ExportFormat named(@Nullable String said) {
        for (ExportFormat format : values()) {
            if (said == null || said.isBlank() || format.ending.equals(said)) {
                return format;
            }
        }
        throw Problem.of(CommonProblem.INVALID, "A query parameter cannot be used.")
                .at("format", "csv or ndjson");
    }

    String mediaType() {
        return mediaType;
    }

    String ending() {
        return ending;
    }

    /** What comes before the first line. */
    String head(List<String> columns) {
        return this == NDJSON
                ? ""
                : columns.stream().map(ExportFormat::title).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** @param columns JSON pointers into the item */
    String line(ObjectMapper json, Object item, List<String> columns) {
        try {
            if (this == NDJSON) {
                return json.writeValueAsString(item) + "\n";
            }
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an item cannot be written", e);
        }
        JsonNode node = json.valueToTree(item);
        return columns.stream().map(column -> field(node.at(column))).collect(Collectors.joining(",", "", "\r\n"));
    }

    /** The last member of a pointer, with the one before where that alone would be said twice. */
    private static String title(String pointer) {
        return pointer.substring(1).replace("holding/", "").replace('/', '.');
    }

    private static String field(JsonNode value) {
        if (value.isMissingNode() || value.isNull()) {
            return "";
        }
        if (value.isArray()) {
            return quoted(value.valueStream().map(JsonNode::asText).collect(Collectors.joining(" ")));
        }
        String text = value.asText();
        return value.isTextual() && !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0
                ? quoted("'" + text)
                : quoted(text);
    }

    private static String quoted(String text) {
        boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
        return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
    }
}
