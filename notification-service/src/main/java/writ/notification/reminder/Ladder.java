package writ.notification.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Keeps the reminders of obligations in step with their state and due instant, as a set. */
@ApplicationScoped
class Ladder {

    private static final String[] SLUGS =
            Stream.of(Rung.values()).map(Rung::slug).toArray(String[]::new);
    private static final Integer[] DAYS =
            Stream.of(Rung.values()).map(Rung::days).toArray(Integer[]::new);

    private static final String CANCEL = """
            UPDATE reminders r SET state = 'cancelled', settled_at = $2
            FROM obligations o
            WHERE r.obligation = ANY ($1) AND o.id = r.obligation AND r.state = 'pending'
                AND (o.state NOT IN ('notReported', 'returned') OR r.due_before IS DISTINCT FROM o.due_before)""";

    private static final String ARM = """
            WITH steps AS (
                SELECT o.id, o.due_before, l.rung, o.agency, f.at, s.since, f.at = max(f.at) FILTER (
                        WHERE l.days >= 0 AND f.at <= s.since AND o.state = 'notReported')
                    OVER (PARTITION BY o.id) AS missed
                FROM unnest($1::uuid[], $2::timestamptz[]) AS s(id, since)
                JOIN obligations o USING (id)
                CROSS JOIN unnest($3::text[], $4::int[]) AS l(rung, days)
                CROSS JOIN LATERAL (SELECT CASE l.days WHEN 0 THEN o.due_before
                    ELSE (o.due_before AT TIME ZONE o.zone + make_interval(days => l.days)) AT TIME ZONE o.zone
                    END AS at) f
                WHERE o.state IN ('notReported', 'returned'))
            INSERT INTO reminders (obligation, due_before, rung, agency, fire_at)
            SELECT id, due_before, rung, agency, at FROM steps WHERE at > since OR missed
            ORDER BY id, rung
            ON CONFLICT (obligation, due_before, rung) DO UPDATE SET state = 'pending', settled_at = NULL
            WHERE reminders.state = 'cancelled'""";

    /**
     * Cancels what is owed no longer or due at another instant, and arms the steps that are still ahead. Of an
     * obligation that is past due when it is opened, extended or owed again, the newest step that was missed is armed
     * too, so that its agency hears of it once; a return says so by itself.
     *
     * @param since for each obligation the business time of what happened to it; other earlier steps are not armed
     */
    Uni<Void> follow(Tx tx, Map<UUID, Instant> since) {
        UUID[] ids = since.keySet().stream().sorted().toArray(UUID[]::new);
        OffsetDateTime[] instants = Stream.of(ids).map(since::get).map(Sql::at).toArray(OffsetDateTime[]::new);
        return ids.length == 0
                ? Uni.createFrom().voidItem()
                : tx.update(CANCEL, ids, Sql.at(tx.now()))
                        .chain(() -> tx.update(ARM, ids, instants, SLUGS, DAYS))
                        .replaceWithVoid();
    }
}
