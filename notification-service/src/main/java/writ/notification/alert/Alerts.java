package writ.notification.alert;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;
import writ.notification.delivery.DeliveryWorkers;
import writ.notification.message.Alert;
import writ.notification.message.AlertEvent;
import writ.notification.message.AlertKind;
import writ.notification.message.Matter;
import writ.notification.message.StableId;

/**
 * Raises alerts: one statement writes them, their deliveries to everybody who is subscribed at this moment, and their
 * events. An alert's id comes from its source, agency and kind, a delivery's from alert, channel and recipient, so
 * that whatever is read twice is told once. An address that is subscribed twice for an agency gets one mail.
 */
@ApplicationScoped
public class Alerts {

    private static final String RAISE = """
            WITH given AS (
                SELECT * FROM jsonb_to_recordset($1) AS g(id uuid, kind text, agency text, directive text,
                    directive_id text, action text, deliver text, obligation uuid, occurrence int,
                    due_before timestamptz, due_words text, handling text, event jsonb)),
            raised AS (
                INSERT INTO alerts (id, kind, agency, agency_name, directive, directive_id, action, deliver,
                    obligation, occurrence, due_before, due_words, handling, raised_at)
                SELECT g.id, g.kind, g.agency, coalesce(n.name, upper(g.agency)), g.directive, g.directive_id,
                    g.action, g.deliver, g.obligation, g.occurrence, g.due_before, g.due_words, g.handling, $2
                FROM given g LEFT JOIN agencies n USING (agency)
                ORDER BY g.id
                ON CONFLICT (id) DO NOTHING
                RETURNING id, kind, agency, directive),
            told AS (
                INSERT INTO outbox (event_id, type, subject, visible_to, happened_at, data)
                SELECT r.id, $3, r.id::text, r.agency, $2, g.event FROM raised r JOIN given g USING (id)
                ORDER BY r.id),
            wanted AS (
                SELECT DISTINCT ON (1) stable_id(r.id::text, s.channel, s.agency,
                        CASE s.channel WHEN 'email' THEN s.target ELSE s.id::text END) AS id,
                    r.id AS alert, s.id AS subscription, s.agency, s.channel
                FROM raised r
                JOIN subscriptions s ON s.agency IN (r.agency, '*') AND s.state = 'active'
                    AND (s.kinds = '{}' OR r.kind = ANY (s.kinds))
                    AND (s.directives = '{}' OR r.directive = ANY (s.directives))
                ORDER BY 1, s.origin),
            queued AS (
                INSERT INTO deliveries (id, alert, subscription, agency, channel, not_before, queued_at)
                SELECT id, alert, subscription, agency, channel, $4, $4 FROM wanted ORDER BY id
                ON CONFLICT (id) DO NOTHING)
            SELECT count(*)::int FROM raised""";

    private final Outbox outbox;
    private final AlertEvent events;
    private final DeliveryWorkers workers;
    private final Clock wall;

    Alerts(Outbox outbox, AlertEvent events, DeliveryWorkers workers, @Wall Clock wall) {
        this.outbox = outbox;
        this.events = events;
        this.workers = workers;
        this.wall = wall;
    }

    /**
     * An alert to be raised.
     *
     * @param source what makes it one of a kind: the id of an event, or what a reminder is about
     */
    public record NewAlert(String source, AlertKind kind, String agency, Matter matter) {

        UUID id() {
            return StableId.of(source, agency, kind.slug());
        }
    }

    /** Raises those that were not raised before, as of the transaction's business time; answers how many. */
    public Uni<Integer> raise(Tx tx, List<NewAlert> alerts) {
        if (alerts.isEmpty()) {
            return Uni.createFrom().item(0);
        }
        Map<UUID, Alert> once = new LinkedHashMap<>();
        alerts.forEach(one ->
                once.putIfAbsent(one.id(), new Alert(one.id(), one.kind(), one.agency(), tx.now(), one.matter())));
        JsonArray given = new JsonArray(once.values().stream().map(this::row).toList());
        outbox.appended(tx);
        workers.afterCommit(tx);
        return tx.first(
                        RAISE,
                        row -> row.getInteger(0),
                        given,
                        Sql.at(tx.now()),
                        AlertEvent.RAISED,
                        Sql.at(wall.instant()))
                .map(count -> count.orElse(0));
    }

    private JsonObject row(Alert alert) {
        JsonObject row = new JsonObject()
                .put("id", alert.id().toString())
                .put("kind", alert.kind().slug())
                .put("agency", alert.agency())
                .put("event", events.data(alert));
        Matter matter = alert.matter();
        return matter == null
                ? row
                : row.put("directive", matter.directive())
                        .put("directive_id", matter.directiveId())
                        .put("action", matter.action())
                        .put("deliver", matter.deliver())
                        .put("obligation", matter.obligation().toString())
                        .put("occurrence", matter.occurrence())
                        .put(
                                "due_before",
                                matter.dueBefore() == null
                                        ? null
                                        : matter.dueBefore().toString())
                        .put("due_words", matter.dueWords())
                        .put("handling", matter.handling());
    }
}
