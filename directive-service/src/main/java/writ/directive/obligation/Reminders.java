package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** "Remind now": recorded as a fact, told as an event; sending is the business of whoever follows the feed. */
@ApplicationScoped
public class Reminders {

    private static final String REQUEST = """
            INSERT INTO obligation_facts (agency, obligation, kind, at, recorded_at, by_subject, by_name,
                                          idempotency_key)
            SELECT o.agency, o.id, 'reminderRequested', $1, $1, $2, $3, $4
            FROM obligations o CROSS JOIN LATERAL obligation_state(o.id, o.due_before, $1, 'infinity') s
            WHERE %s ORDER BY o.agency, o.id
            ON CONFLICT (obligation, idempotency_key) WHERE kind = 'reminderRequested' DO NOTHING
            RETURNING obligation
            """;

    private static final String OPEN_ONE = REQUEST.formatted("o.id = $5 AND s.state IN ('notReported', 'returned')");
    private static final String ALL_OVERDUE =
            REQUEST.formatted("o.directive = $5 AND o.due_before <= $1 AND s.overdue");
    private static final String ASKED_BEFORE = """
            SELECT count(*)::int AS asked FROM obligation_facts f JOIN obligations o ON o.id = f.obligation
            WHERE f.kind = 'reminderRequested' AND f.idempotency_key = $1 AND (o.directive = $2 OR o.id = $3)
            """;

    private final ObligationFacts facts;
    private final Outbox outbox;

    Reminders(ObligationFacts facts, Outbox outbox) {
        this.facts = facts;
        this.outbox = outbox;
    }

    /** @throws Problem not-found, or conflict when nothing is open there */
    public Uni<Integer> requestFor(Tx tx, UUID obligation, @Nullable String key) {
        return facts.find(tx, obligation)
                .chain(duty -> request(tx, OPEN_ONE, key, duty.id()))
                .chain(asked -> asked > 0 ? Uni.createFrom().item(asked) : askedBefore(tx, key, null, obligation))
                .invoke(asked -> {
                    if (asked == 0) {
                        throw Problem.of(
                                CommonProblem.CONFLICT, "It is answered or not applicable; nothing to remind of.");
                    }
                });
    }

    /** For everything overdue of a directive; answers how many were asked for under this key, now or before. */
    public Uni<Integer> requestForOverdue(Tx tx, String directive, @Nullable String key) {
        return request(tx, ALL_OVERDUE, key, directive)
                .chain(asked -> key == null ? Uni.createFrom().item(asked) : askedBefore(tx, key, directive, null));
    }

    private Uni<Integer> request(Tx tx, String sql, @Nullable String key, Object which) {
        return tx.list(
                        sql,
                        row -> row.getUUID("obligation"),
                        Sql.at(tx.now()),
                        tx.caller().subject(),
                        tx.caller().name(),
                        key,
                        which)
                .chain(asked -> asked.isEmpty() ? Uni.createFrom().item(0) : tell(tx, asked));
    }

    private Uni<Integer> tell(Tx tx, List<UUID> obligations) {
        return outbox.appendSelected(
                tx,
                FactSql.REMINDER_REQUESTED,
                obligations.toArray(UUID[]::new),
                Sql.at(tx.now()),
                tx.caller().name());
    }

    private static Uni<Integer> askedBefore(
            Tx tx, @Nullable String key, @Nullable String directive, @Nullable UUID obligation) {
        return tx.first(ASKED_BEFORE, row -> row.getInteger("asked"), key, directive, obligation)
                .map(asked -> asked.orElse(0));
    }
}
