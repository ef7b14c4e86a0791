package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import writ.directive.directive.Tree.Faults;

/**
 * Checks a tree against a JSON Schema that uses the keywords of a Kubernetes structural schema. Written here because
 * its sentences are what authors read, and because a member that the schema does not name is a fault (a schema for
 * Kubernetes cannot say so; the API server's strict validation does the same). Metadata is Kubernetes' own: there,
 * unknown members pass.
 */
final class SchemaCheck {

    /** The schema's pattern of a text on one line, whose characters could not be read in a message. */
    private static final String ONE_LINE = "^[^\\x00-\\x1f\\x7f-\\x9f\u2028\u2029]*$";

    private final JsonNode schema;
    private final Map<String, Pattern> patterns = new ConcurrentHashMap<>();

    SchemaCheck(JsonNode schema) {
        this.schema = schema;
    }

    Faults check(JsonNode root) {
        Faults faults = new Faults();
        check(schema, root, "", faults);
        return faults;
    }

    private void check(JsonNode rule, JsonNode node, String at, Faults faults) {
        String type = rule.path("type").asText();
        if (!isOf(type, node)) {
            faults.add(at, "must be " + article(type) + ", not " + article(typeOf(node)));
            return;
        }
        switch (type) {
            case "object" -> object(rule, node, at, faults);
            case "array" -> array(rule, node, at, faults);
            case "string" -> string(rule, node.textValue(), at, faults);
            case "integer" -> integer(rule, node, at, faults);
            case "number" -> number(rule, node.doubleValue(), at, faults);
            default -> {}
        }
    }

    private void object(JsonNode rule, JsonNode node, String at, Faults faults) {
        between(rule, "minProperties", "maxProperties", node.size(), "members", at, faults);
        rule.path("required").forEach(member -> {
            if (!node.has(member.textValue())) {
                faults.add(at, "must have the member " + member.textValue());
            }
        });
        JsonNode properties = rule.path("properties");
        JsonNode others = rule.path("additionalProperties");
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            String pointer = Tree.pointer(at, member.getKey());
            if (properties.has(member.getKey())) {
                check(properties.get(member.getKey()), member.getValue(), pointer, faults);
            } else if (others.isObject()) {
                check(others, member.getValue(), pointer, faults);
            } else if (!at.equals("/metadata")) {
                faults.add(pointer, "is not a member known here; known are " + names(properties));
            }
        }
    }

    private void array(JsonNode rule, JsonNode node, String at, Faults faults) {
        between(rule, "minItems", "maxItems", node.size(), "items", at, faults);
        for (int i = 0; i < node.size(); i++) {
            check(rule.path("items"), node.get(i), at + "/" + i, faults);
        }
    }

    private void string(JsonNode rule, String text, String at, Faults faults) {
        int length = text.codePointCount(0, text.length());
        between(rule, "minLength", "maxLength", length, "characters", at, faults);
        if (rule.has("enum")
                && StreamSupport.stream(rule.get("enum").spliterator(), false)
                        .noneMatch(one -> one.textValue().equals(text))) {
            faults.add(at, "must be one of " + words(rule.get("enum")));
        }
        String pattern = rule.path("pattern").asText();
        if (!pattern.isEmpty()
                && !patterns.computeIfAbsent(pattern, SchemaCheck::compiled)
                        .matcher(text)
                        .find()) {
            faults.add(
                    at,
                    pattern.equals(ONE_LINE) ? "must be one line without control characters" : "must match " + pattern);
        }
        if (rule.path("format").asText().equals("date") && !isDate(text)) {
            faults.add(at, "must be a date of the calendar, year-month-day, as 2017-09-13");
        }
    }

    /** In a schema the dollar sign is the end of the text; in Java also the place before a last line end. */
    private static Pattern compiled(String pattern) {
        return Pattern.compile(pattern.endsWith("$") ? pattern.substring(0, pattern.length() - 1) + "\\z" : pattern);
    }

    private static void integer(JsonNode rule, JsonNode node, String at, Faults faults) {
        long value = node.canConvertToLong()
                ? node.longValue()
                : node.bigIntegerValue().signum() * Long.MAX_VALUE;
        if (value < rule.path("minimum").asLong(Long.MIN_VALUE)
                || value > rule.path("maximum").asLong(Long.MAX_VALUE)) {
            faults.add(at, "must be from " + rule.get("minimum") + " to " + rule.get("maximum"));
        }
    }

    private static void number(JsonNode rule, double value, String at, Faults faults) {
        if (value < rule.path("minimum").asDouble(Double.NEGATIVE_INFINITY)
                || value > rule.path("maximum").asDouble(Double.POSITIVE_INFINITY)) {
            faults.add(at, "must be from " + rule.get("minimum") + " to " + rule.get("maximum"));
        }
    }

    private static void between(
            JsonNode rule, String min, String max, int value, String what, String at, Faults faults) {
        if (value < rule.path(min).asInt(0)) {
            faults.add(at, "must have at least " + rule.get(min) + " " + what);
        } else if (value > rule.path(max).asInt(Integer.MAX_VALUE)) {
            faults.add(at, "must have at most " + rule.get(max) + " " + what);
        }
    }

    private static boolean isOf(String type, JsonNode node) {
        return type.equals(typeOf(node)) || type.equals("number") && node.isNumber();
    }

    private static String typeOf(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> "object";
            case ARRAY -> "array";
            case STRING -> "string";
            case BOOLEAN -> "boolean";
            case NUMBER -> node.isIntegralNumber() ? "integer" : "number";
            default -> "null";
        };
    }

    private static String article(String type) {
        return switch (type) {
            case "object", "array", "integer" -> "an " + type;
            case "null" -> type;
            default -> "a " + type;
        };
    }

    private static String names(JsonNode properties) {
        return String.join(
                ", ", properties.propertyStream().map(Map.Entry::getKey).toList());
    }

    private static String words(JsonNode values) {
        return String.join(
                ", ",
                StreamSupport.stream(values.spliterator(), false)
                        .map(JsonNode::textValue)
                        .toList());
    }

    private static boolean isDate(String text) {
        try {
            return text.length() == 10 && LocalDate.parse(text).getYear() > 0;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
