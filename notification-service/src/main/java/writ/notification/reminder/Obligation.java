package writ.notification.reminder;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.notification.message.Matter;

/** An obligation as an event of directive-service tells it. */
record Obligation(String agency, Matter matter, String zone, String state) {

    private static final Set<String> OPEN = Set.of("notReported", "returned");

    static Obligation of(JsonNode data) {
        Matter matter = new Matter(
                required(data, "directive"),
                required(data, "directiveId"),
                required(data, "action"),
                required(data, "deliver"),
                UUID.fromString(required(data, "obligation")),
                data.path("occurrence").asInt(1),
                instant(data, "dueBefore"),
                text(data, "dueWords"),
                required(data, "handling"));
        return new Obligation(required(data, "agency"), matter, required(data, "zone"), required(data, "state"));
    }

    UUID id() {
        return matter.obligation();
    }

    /** Whether an answer is still owed. */
    boolean isOpen() {
        return OPEN.contains(state);
    }

    JsonObject row() {
        return new JsonObject()
                .put("id", id().toString())
                .put("agency", agency)
                .put("directive", matter.directive())
                .put("directive_id", matter.directiveId())
                .put("action", matter.action())
                .put("deliver", matter.deliver())
                .put("occurrence", matter.occurrence())
                .put(
                        "due_before",
                        matter.dueBefore() == null ? null : matter.dueBefore().toString())
                .put("due_words", matter.dueWords())
                .put("zone", zone)
                .put("handling", matter.handling())
                .put("state", state);
    }

    private static String required(JsonNode data, String field) {
        String value = text(data, field);
        if (value == null) {
            throw new IllegalArgumentException("an event about an obligation says no " + field);
        }
        return value;
    }

    private static @Nullable String text(JsonNode data, String field) {
        return data.hasNonNull(field) ? data.get(field).asText() : null;
    }

    private static @Nullable Instant instant(JsonNode data, String field) {
        String value = text(data, field);
        return value == null ? null : Instant.parse(value);
    }
}
