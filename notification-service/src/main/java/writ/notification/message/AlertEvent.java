package writ.notification.message;

import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alert as machines read it: the same in the feed and in a webhook. */
@ApplicationScoped
public class AlertEvent {

    public static final String RAISED = "dev.writ.alert.raised";
    private static final String TESTED = "dev.writ.subscription.tested";

    private final Links links;

    AlertEvent(Links links) {
        this.links = links;
    }

    /** The event's data. */
    public JsonObject data(Alert alert) {
        JsonObject data = new JsonObject()
                .put("alert", alert.id().toString())
                .put("kind", alert.kind().slug())
                .put("agency", alert.agency());
        Matter matter = alert.matter();
        if (matter != null) {
            data.put("directive", matter.directive())
                    .put("directiveId", matter.directiveId())
                    .put("action", matter.action())
                    .put("obligation", matter.obligation().toString())
                    .put("occurrence", matter.occurrence())
                    .put("dueBefore", text(matter.dueBefore()))
                    .put("dueWords", matter.dueWords())
                    .put("handling", matter.handling());
        }
        return data.put("link", links.of(alert)).put("at", text(alert.at()));
    }

    /** The whole CloudEvent; its id is the alert's, as in the feed. */
    public String whole(Alert alert) {
        return new JsonObject()
                .put("specversion", "1.0")
                .put("id", alert.id().toString())
                .put("source", "/v1/notification-events")
                .put("type", alert.kind() == AlertKind.TEST ? TESTED : RAISED)
                .put("subject", alert.id().toString())
                .put("time", text(alert.at()))
                .put("datacontenttype", "application/json")
                .put("data", data(alert))
                .encode();
    }

    private static @Nullable String text(@Nullable Instant instant) {
        return instant == null ? null : instant.toString();
    }
}
