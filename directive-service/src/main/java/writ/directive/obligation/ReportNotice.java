package writ.directive.obligation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.kit.feed.FeedEvent;

/**
 * What one event of inventory-service says of a report, its figures apart.
 *
 * @param kind received, withdrawn, refused or reintroduced
 * @param report its id; that of the file, when it was refused
 * @param directive whose products are there again; null of any other kind
 * @param data marks, reason, or products and their count
 */
public record ReportNotice(
        String agency,
        @Nullable String component,
        String kind,
        String report,
        @Nullable String directive,
        @Nullable Instant asOf,
        Instant at,
        ObjectNode data,
        String event) {

    private static final int LONGEST_REASON = 500;

    /** Empty for what says nothing that a reader of an obligation has to see. */
    public static Optional<ReportNotice> of(FeedEvent event) {
        ObjectNode kept = JsonNodeFactory.instance.objectNode();
        JsonNode data = event.data();
        return switch (event.type()) {
            case "dev.writ.report.received" -> {
                kept.set("marks", data.path("marks").isArray() ? data.get("marks") : kept.arrayNode());
                yield data.path("asOf").isTextual() ? of(event, "received", "report", kept) : Optional.empty();
            }
            case "dev.writ.report.withdrawn" -> of(event, "withdrawn", "report", kept);
            case "dev.writ.report.refused" ->
                of(event, "refused", "id", kept.put("reason", reason(data.path("problem"))));
            case "dev.writ.finding.reintroduced" -> {
                kept.put("count", data.path("count").asLong());
                kept.set("products", data.path("products").isArray() ? data.get("products") : kept.arrayNode());
                yield data.path("directive").isTextual() ? of(event, "reintroduced", "report", kept) : Optional.empty();
            }
            default -> Optional.empty();
        };
    }

    private static Optional<ReportNotice> of(FeedEvent event, String kind, String id, ObjectNode kept) {
        JsonNode data = event.data();
        if (!data.path("agency").isTextual() || !data.path(id).isTextual()) {
            return Optional.empty();
        }
        String asOf = text(data, "asOf");
        return Optional.of(new ReportNotice(
                data.get("agency").asText(),
                text(data, "component"),
                kind,
                data.get(id).asText(),
                kind.equals("reintroduced") ? text(data, "directive") : null,
                asOf == null ? null : Instant.parse(asOf),
                event.time(),
                kept,
                event.id()));
    }

    private static String reason(JsonNode problem) {
        String detail = problem.path("detail").asText(problem.path("title").asText("It could not be read."));
        JsonNode first = problem.path("errors").path(0);
        String whole = first.isObject()
                ? detail + " First of all: " + first.path("at").asText() + " "
                        + first.path("detail").asText()
                : detail;
        return whole.length() <= LONGEST_REASON ? whole : whole.substring(0, LONGEST_REASON - 1) + "…";
    }

    private static @Nullable String text(JsonNode data, String member) {
        return data.path(member).isTextual() ? data.get(member).asText() : null;
    }
}
