package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import writ.directive.deadline.End;
import writ.directive.deadline.Moment;
import writ.directive.deadline.Offset.CalendarDays;
import writ.directive.deadline.Rule;
import writ.directive.deadline.Trigger.Issuance;
import writ.directive.directive.DirectiveDocument.Action;
import writ.directive.directive.DirectiveDocument.Audience;

/** Turns a tree that has passed the schema and the rules of sense into a document. */
final class DocumentReader {

    private DocumentReader() {}

    static DirectiveDocument read(JsonNode root) {
        JsonNode spec = root.path("spec");
        return new DirectiveDocument(
                root.path("metadata").path("name").asText(),
                spec.path("id").asText(),
                spec.path("title").asText(),
                spec.path("instrument").asText(),
                LocalDate.parse(spec.path("issued").asText()),
                ZoneId.of(spec.path("zone").asText()),
                spec.path("handling").asText(),
                spec.path("audiences")
                        .propertyStream()
                        .map(DocumentReader::audience)
                        .toList(),
                object(spec, "scope"),
                object(spec, "quality"),
                stream(spec.path("actions")).map(DocumentReader::action).toList());
    }

    private static JsonNode object(JsonNode spec, String member) {
        return spec.has(member) ? spec.get(member) : JsonNodeFactory.instance.objectNode();
    }

    private static Audience audience(Map.Entry<String, JsonNode> member) {
        return new Audience(
                member.getKey(),
                texts(member.getValue().path("categories")),
                texts(member.getValue().path("agencies")));
    }

    private static Action action(JsonNode action) {
        return new Action(
                action.path("id").asText(),
                action.path("deliver").asText(),
                textOrNull(action, "form"),
                textOrNull(action.path("unless"), "nil"),
                textOrNull(action, "audience"),
                rule(action),
                !action.path("attest").asText().equals("none"));
    }

    private static Rule rule(JsonNode action) {
        if (action.has("due")) {
            return new Rule.Within(moment(action.get("due")), textOrNull(action.get("due"), "stated"));
        }
        JsonNode begin = action.path("begin");
        String stated = textOrNull(begin, "stated");
        if (!action.has("repeat")) {
            return new Rule.BeginAt(moment(begin), stated);
        }
        JsonNode repeat = action.get("repeat");
        String again = textOrNull(repeat, "stated");
        return new Rule.Series(
                moment(begin),
                new CalendarDays(repeat.path("every").path("days").asInt()),
                new End.State(repeat.path("until").path("state").asText()),
                stated == null || again == null ? (again == null ? stated : again) : stated + ", " + again);
    }

    private static Moment moment(JsonNode moment) {
        return new Moment(new Issuance(), new CalendarDays(moment.path("days").asInt()));
    }

    private static @Nullable String textOrNull(JsonNode node, String member) {
        return node.has(member) ? node.get(member).asText() : null;
    }

    private static List<String> texts(JsonNode array) {
        return stream(array).map(JsonNode::asText).distinct().toList();
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }
}
