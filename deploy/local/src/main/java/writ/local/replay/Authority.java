package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The authority at work: it issues, accepts, and looks. */
final class Authority {

    private static final String DIRECTIVE = "/v1/directives/bod-17-01";

    private static final JsonMapper NAMES = new JsonMapper();

    private final Api issuer;
    private final Api analyst;

    Authority(Api suite) {
        this.issuer = suite.as("authority-issuer", "");
        this.analyst = suite.as("authority-analyst", "");
    }

    /** An agency that is bound. */
    record Bound(String agency, boolean small) {}

    /** How much was sent over each channel for one kind of alert. */
    record Sent(int alerts, int mails, int webhooks) {

        Sent and(Sent more) {
            return new Sent(alerts + more.alerts, mails + more.mails, webhooks + more.webhooks);
        }
    }

    List<Bound> agencies() {
        List<Bound> bound = new ArrayList<>();
        for (JsonNode agency : all("/v1/agencies", Map.of())) {
            bound.add(new Bound(
                    agency.path("agency").asText(), agency.path("components").isEmpty()));
        }
        return bound;
    }

    /** Makes the draft bind these agencies and no others. */
    void bind(List<String> agencies) {
        Api.Reply draft = issuer.getWhole(DIRECTIVE);
        ObjectNode document = draft.body().deepCopy();
        document.withObject("/spec").set("audiences", NAMES.valueToTree(Map.of("all", Map.of("agencies", agencies))));
        issuer.put(DIRECTIVE, draft.etag(), document);
    }

    /** Confirms the preview and issues; answers how many obligations were opened. */
    int issue() {
        String confirmed = issuer.getWhole(DIRECTIVE + "/preview").etag();
        return issuer.post(DIRECTIVE + "/issuance", confirmed, Map.of())
                .body()
                .path("obligations")
                .asInt();
    }

    void accept(String submission) {
        analyst.post("/v1/submissions/" + submission + "/review", null, Map.of("decision", "accepted"));
    }

    JsonNode scoreboard() {
        return analyst.get(DIRECTIVE + "/scoreboard", Map.of());
    }

    /** The government-wide figure of what the directive is about. */
    JsonNode holdings() {
        return analyst.get("/v1/holdings/summary", Map.of("directive", "bod-17-01"));
    }

    /** When the next reminder is due, if there is one. */
    Optional<Instant> nextReminder() {
        JsonNode first = analyst.get("/v1/reminders", Map.of("state", "pending", "limit", "1"))
                .at("/items/0/fireAt");
        return first.isMissingNode() ? Optional.empty() : Optional.of(Instant.parse(first.asText()));
    }

    /** Asks for every alert of every agency at a URL; answers the secret that signs them. */
    String subscribe(String url) {
        return analyst.post("/v1/subscriptions", null, Map.of("channel", "webhook", "target", url, "agency", "*"))
                .body()
                .path("secret")
                .asText();
    }

    /** What was delivered so far, by the kind of alert. */
    Map<String, Sent> sent() {
        Map<String, Sent> sent = new TreeMap<>();
        for (JsonNode alert : all("/v1/alerts", Map.of())) {
            sent.merge(alert.path("kind").asText(), new Sent(1, 0, 0), Sent::and);
        }
        for (JsonNode delivery : all("/v1/deliveries", Map.of("state", "delivered"))) {
            boolean mail = delivery.path("channel").asText().equals("email");
            sent.merge(delivery.path("kind").asText(), new Sent(0, mail ? 1 : 0, mail ? 0 : 1), Sent::and);
        }
        return sent;
    }

    int undelivered() {
        return all("/v1/deliveries", Map.of("state", "pending")).size()
                + all("/v1/deliveries", Map.of("state", "stopped")).size();
    }

    private List<JsonNode> all(String path, Map<String, String> filter) {
        List<JsonNode> items = new ArrayList<>();
        Map<String, String> query = new TreeMap<>(filter);
        query.put("limit", "500");
        JsonNode page;
        do {
            page = analyst.get(path, query);
            page.path("items").forEach(items::add);
            query.put("pageToken", page.path("nextPageToken").asText());
        } while (page.hasNonNull("nextPageToken"));
        return items;
    }
}
