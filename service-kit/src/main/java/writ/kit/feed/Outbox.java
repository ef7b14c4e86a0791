package writ.kit.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/**
 * Where a service writes what happened, in the transaction that makes it true. Lock the row of the aggregate before
 * appending: then the order of the events follows their cause.
 */
@ApplicationScoped
public class Outbox {

    private static final String APPEND = "INSERT INTO outbox (type, subject, visible_to, happened_at, data)"
            + " SELECT t, s, v, $4, d::jsonb FROM unnest($1::text[], $2::text[], $3::text[], $5::text[])"
            + " WITH ORDINALITY AS e(t, s, v, d, n) ORDER BY n";

    private final ObjectMapper json;
    private final Runnable wakeSequencer;

    Outbox(ObjectMapper json, Sequencer sequencer) {
        this.json = json;
        this.wakeSequencer = sequencer::wake;
    }

    /** Appends events in their order, as of the transaction's business time. */
    public Uni<Void> append(Tx tx, List<NewEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        tx.afterCommit(wakeSequencer);
        return tx.update(
                        APPEND,
                        events.stream().map(NewEvent::type).toArray(String[]::new),
                        events.stream().map(NewEvent::subject).toArray(String[]::new),
                        events.stream().map(NewEvent::visibleTo).toArray(String[]::new),
                        Sql.at(tx.now()),
                        events.stream().map(e -> write(e.data())).toArray(String[]::new))
                .replaceWithVoid();
    }

    /**
     * Appends events as a set.
     *
     * @param select a query of this service's own for (type, subject, visible_to, happened_at, data), in order
     * @return how many were appended
     */
    public Uni<Integer> appendSelected(Tx tx, String select, @Nullable Object... args) {
        tx.afterCommit(wakeSequencer);
        return tx.update("INSERT INTO outbox (type, subject, visible_to, happened_at, data) " + select, args);
    }

    /** For a statement that inserts into the outbox itself, beside its effect: the sequencer is run after commit. */
    public void appended(Tx tx) {
        tx.afterCommit(wakeSequencer);
    }

    private String write(Object data) {
        try {
            return json.writeValueAsString(data);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("event data cannot be written as JSON", e);
        }
    }
}
