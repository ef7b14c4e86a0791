package writ.notification;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.UUID;
import writ.kit.feed.FeedEvent;

/** An obligation of a test, and the events that directive-service would tell about it. */
public record Duty(UUID id, String agency, String directive, String action, int occurrence, Instant due, String zone) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** One that is due at an instant, Eastern. */
    public static Duty of(String agency, String directive, String action, Instant due) {
        return new Duty(UUID.randomUUID(), agency, directive, action, 1, due, "America/New_York");
    }

    public Duty dueAt(Instant other) {
        return new Duty(id, agency, directive, action, occurrence, other, zone);
    }

    public Duty in(String otherZone) {
        return new Duty(id, agency, directive, action, occurrence, due, otherZone);
    }

    public FeedEvent opened(Instant at) {
        ObjectNode data = data("notReported");
        data.putNull("opensAt");
        return event("dev.writ.obligation.opened", at, data);
    }

    public FeedEvent changed(String state, Instant at) {
        ObjectNode data = data(state);
        data.put("at", at.toString())
                .put("reason", "four endpoints of Endpoint Security are missing")
                .put("nil", false);
        return event("dev.writ.obligation.changed", at, data);
    }

    public FeedEvent reminderRequested(Instant at) {
        ObjectNode data = data("notReported");
        data.put("requestedBy", "authority").put("at", at.toString());
        return event("dev.writ.obligation.reminder-requested", at, data);
    }

    private ObjectNode data(String state) {
        return JSON.createObjectNode()
                .put("obligation", id.toString())
                .put("agency", agency)
                .put("directive", directive)
                .put("directiveId", directive.toUpperCase().replaceFirst("-", " "))
                .put("action", action)
                .put("deliver", "inventory-report")
                .put("occurrence", occurrence)
                .put("dueBefore", due == null ? null : due.toString())
                .put("dueWords", due == null ? null : "end of 13 October 2017 (Eastern)")
                .put("zone", zone)
                .put("handling", "Share only with those who need to know")
                .put("state", state);
    }

    private FeedEvent event(String type, Instant at, ObjectNode data) {
        return new FeedEvent(UUID.randomUUID().toString(), "/v1/directive-events", type, id.toString(), at, data);
    }
}
