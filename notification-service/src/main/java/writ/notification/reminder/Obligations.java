package writ.notification.reminder;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;

/** What is known here of the obligations, page by page of directive-service's feed. */
@ApplicationScoped
class Obligations {

    private static final String GIVEN = """
            INSERT INTO obligations (id, agency, directive, directive_id, action, deliver, occurrence, due_before,
                due_words, zone, handling, state)
            SELECT id, agency, directive, directive_id, action, deliver, occurrence, due_before, due_words, zone,
                handling, state
            FROM jsonb_to_recordset($1) AS o(id uuid, agency text, directive text, directive_id text, action text,
                deliver text, occurrence int, due_before timestamptz, due_words text, zone text, handling text,
                state text)
            ORDER BY id
            """;

    private static final String OPEN = GIVEN + "ON CONFLICT (id) DO NOTHING RETURNING id";
    private static final String CHANGE = GIVEN
            + "ON CONFLICT (id) DO UPDATE SET due_before = excluded.due_before, due_words = excluded.due_words,"
            + " handling = excluded.handling, state = excluded.state";

    private static final String NOTE = """
            INSERT INTO obligation_changes (event, obligation, agency, state, at)
            SELECT event, obligation, agency, state, at
            FROM jsonb_to_recordset($1) AS c(event uuid, obligation uuid, agency text, state text, at timestamptz)
            ORDER BY event
            ON CONFLICT (event) DO NOTHING RETURNING event""";

    private final Ladder ladder;

    Obligations(Ladder ladder) {
        this.ladder = ladder;
    }

    /** What an event says of an obligation. */
    record Told(UUID event, Instant at, Obligation obligation) {

        static Told of(FeedEvent event) {
            return new Told(UUID.fromString(event.id()), event.time(), Obligation.of(event.data()));
        }

        private JsonObject row() {
            return new JsonObject()
                    .put("event", event.toString())
                    .put("obligation", obligation.id().toString())
                    .put("agency", obligation.agency())
                    .put("state", obligation.state())
                    .put("at", at.toString());
        }
    }

    /** Takes in obligations and arms their ladders; answers those that were not known before. */
    Uni<List<Obligation>> opened(Tx tx, List<Told> told) {
        Map<UUID, Told> last = last(told);
        return tx.list(OPEN, row -> row.getUUID(0), rows(last.values()))
                .map(HashSet::new)
                .call(fresh -> ladder.follow(tx, since(last, fresh)))
                .map(fresh -> last.values().stream()
                        .map(Told::obligation)
                        .filter(obligation -> fresh.contains(obligation.id()))
                        .toList());
    }

    /** Takes in changes of state and has the ladders follow; answers those that took effect only now. */
    Uni<List<Told>> changed(Tx tx, List<Told> told) {
        JsonArray rows = new JsonArray(told.stream().map(Told::row).toList());
        return tx.list(NOTE, row -> row.getUUID(0), rows)
                .map(HashSet::new)
                .map(fresh ->
                        told.stream().filter(one -> fresh.contains(one.event())).toList())
                .call(fresh -> {
                    Map<UUID, Told> last = last(fresh);
                    return tx.update(CHANGE, rows(last.values()))
                            .chain(() -> ladder.follow(tx, since(last, last.keySet())));
                });
    }

    private static Map<UUID, Told> last(List<Told> told) {
        Map<UUID, Told> last = new LinkedHashMap<>();
        told.forEach(one -> last.put(one.obligation().id(), one));
        return last;
    }

    private static Map<UUID, Instant> since(Map<UUID, Told> told, Set<UUID> which) {
        Map<UUID, Instant> since = new HashMap<>();
        told.forEach((id, one) -> {
            if (which.contains(id)) {
                since.put(id, one.at());
            }
        });
        return since;
    }

    private static JsonArray rows(Collection<Told> told) {
        return new JsonArray(told.stream().map(one -> one.obligation().row()).toList());
    }
}
