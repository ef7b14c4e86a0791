package writ.notification.subscription;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;
import writ.notification.message.AlertKind;
import writ.notification.message.StableId;

/**
 * Subscribes an agency's contacts by email, and ends the subscription of those who are contacts no longer. The points
 * of contact get everything; officials above them get what they must know: that a directive binds, and that their
 * agency is overdue.
 */
@ApplicationScoped
public class Contacts {

    private static final Set<String> POINTS_OF_CONTACT = Set.of("lead-poc", "backup-poc");
    private static final List<String> FOR_OFFICIALS =
            List.of(AlertKind.DIRECTIVE_ISSUED.slug(), AlertKind.OBLIGATION_OVERDUE.slug());

    /** A feed may be read again from its start: who was a contact then is not one now. */
    private static final String FRESH = """
            INSERT INTO agency_changes (event, agency, at)
            SELECT id, agency, at FROM jsonb_to_recordset($1) AS e(id uuid, agency text, at timestamptz) ORDER BY id
            ON CONFLICT (event) DO NOTHING RETURNING event""";

    private static final String NAME = """
            INSERT INTO agencies (agency, name)
            SELECT agency, name FROM jsonb_to_recordset($1) AS a(agency text, name text) ORDER BY agency
            ON CONFLICT (agency) DO UPDATE SET name = excluded.name""";

    private static final String SUBSCRIBE = """
            INSERT INTO subscriptions
                (id, agency, channel, target, origin, contact_roles, name, kinds, created_by, created_at)
            SELECT id, agency, 'email', email, 'contact', roles, name, kinds, 'agency contacts', $2
            FROM jsonb_to_recordset($1) AS c(id uuid, agency text, email text, roles text[], name text, kinds text[])
            ORDER BY id
            ON CONFLICT (id) DO UPDATE SET contact_roles = excluded.contact_roles, name = excluded.name,
                kinds = excluded.kinds, state = 'active', reason = NULL""";

    /** Who is told alert `a` in the place of a former contact `e`: has a role of his, and is not told already. */
    public static final String SUCCESSOR = """
            SELECT s.id FROM subscriptions s
            WHERE %s AND s.agency = e.agency AND s.contact_roles && e.contact_roles
                AND (s.kinds = '{}' OR a.kind = ANY (s.kinds))
                AND NOT EXISTS (SELECT FROM deliveries o WHERE o.alert = a.id AND o.subscription = s.id)
            ORDER BY s.id LIMIT 1""";

    /** What a former contact waits for goes to who has one of the roles now and is not told of it already. */
    private static final String END = """
            WITH ended AS (
                UPDATE subscriptions SET state = 'ended', reason = 'no longer a contact of the agency'
                WHERE origin = 'contact' AND state <> 'ended' AND agency = ANY ($1) AND id <> ALL ($2)
                RETURNING id, agency, contact_roles),
            waiting AS (
                SELECT d.id, d.alert, (%s) AS successor
                FROM ended e JOIN deliveries d ON d.subscription = e.id JOIN alerts a ON a.id = d.alert
                WHERE d.state = 'pending' AND d.lease IS NULL
                ORDER BY d.id FOR UPDATE OF d),
            handed AS (
                SELECT id, CASE row_number() OVER (PARTITION BY successor, alert ORDER BY id)
                    WHEN 1 THEN successor END AS heir FROM waiting)
            UPDATE deliveries d SET subscription = coalesce(h.heir, d.subscription), not_before = $3::timestamptz, tries = 0,
                state = CASE WHEN h.heir IS NULL THEN 'stopped' ELSE 'pending' END,
                ended_at = CASE WHEN h.heir IS NULL THEN $3::timestamptz END,
                detail = CASE WHEN h.heir IS NULL THEN 'the subscription has ended' ELSE d.detail END
            FROM handed h WHERE d.id = h.id""".formatted(SUCCESSOR.formatted("s.id = ANY ($2)"));

    private final Clock wall;

    Contacts(@Wall Clock wall) {
        this.wall = wall;
    }

    /** Takes over what `dev.writ.agency.changed` says, once; the last about an agency counts. */
    public Uni<Void> changed(Tx tx, List<FeedEvent> events) {
        JsonArray told = array(events.stream()
                .map(event -> new JsonObject()
                        .put("id", event.id())
                        .put("agency", slug(event.data()))
                        .put("at", event.time().toString()))
                .toList());
        return tx.list(FRESH, row -> row.getUUID(0), told)
                .chain(fresh -> takeOver(
                        tx,
                        events.stream()
                                .filter(event -> fresh.contains(UUID.fromString(event.id())))
                                .map(FeedEvent::data)
                                .toList()));
    }

    private Uni<Void> takeOver(Tx tx, List<JsonNode> agencies) {
        Map<String, JsonNode> newest = new TreeMap<>();
        agencies.forEach(agency -> newest.put(slug(agency), agency));
        Map<UUID, JsonObject> contacts = new LinkedHashMap<>();
        newest.values().forEach(agency -> contacts.putAll(contactsOf(agency)));
        JsonArray names = new JsonArray();
        newest.forEach((slug, agency) -> names.add(new JsonObject()
                .put("agency", slug)
                .put("name", agency.path("name").asText(slug))));
        return tx.update(NAME, names)
                .chain(() -> tx.update(SUBSCRIBE, array(contacts.values()), Sql.at(tx.now())))
                .chain(() -> tx.update(
                        END,
                        newest.keySet().toArray(String[]::new),
                        contacts.keySet().toArray(UUID[]::new),
                        Sql.at(wall.instant())))
                .replaceWithVoid();
    }

    /** One subscription for each address, whatever roles its owner has. */
    private static Map<UUID, JsonObject> contactsOf(JsonNode agency) {
        String slug = slug(agency);
        Map<String, Set<String>> roles = new LinkedHashMap<>();
        Map<String, String> names = new LinkedHashMap<>();
        for (JsonNode contact : agency.path("contacts")) {
            String email = contact.path("email").asText().strip().toLowerCase(Locale.ROOT);
            if (!email.isEmpty()) {
                roles.computeIfAbsent(email, e -> new TreeSet<>())
                        .add(contact.path("role").asText());
                names.putIfAbsent(email, contact.path("name").asText());
            }
        }
        Map<UUID, JsonObject> contacts = new LinkedHashMap<>();
        roles.forEach((email, has) -> {
            UUID id = StableId.of("contact", slug, email);
            boolean everything = has.stream().anyMatch(POINTS_OF_CONTACT::contains);
            contacts.put(
                    id,
                    new JsonObject()
                            .put("id", id.toString())
                            .put("agency", slug)
                            .put("email", email)
                            .put("roles", array(has))
                            .put("name", names.get(email))
                            .put("kinds", everything ? new JsonArray() : array(FOR_OFFICIALS)));
        });
        return contacts;
    }

    private static String slug(JsonNode agency) {
        return agency.path("agency").asText();
    }

    private static JsonArray array(Collection<?> of) {
        return new JsonArray(List.copyOf(of));
    }
}
