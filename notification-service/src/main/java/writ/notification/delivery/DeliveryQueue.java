package writ.notification.delivery;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.notification.channel.Channel;
import writ.notification.channel.Outcome;
import writ.notification.subscription.Recipients;

/**
 * The queue in the database, which any number of workers may share. A claim is a short transaction that leaves a lease
 * and its token; nothing is open while a worker sends; what became of it counts only while the token is still the
 * worker's. Who dies in between leaves a lease that runs out: the delivery is tried again under the same id, and the
 * try that nobody told of stands in the history as that.
 */
@ApplicationScoped
class DeliveryQueue {

    private static final Logger LOG = Logger.getLogger(DeliveryQueue.class);
    private static final Caller CALLER = Caller.system("delivery");

    private static final String CLAIM = """
            WITH due AS (
                SELECT id, (lease IS NOT NULL)::int AS lost FROM deliveries WHERE state = 'pending' AND channel = $1 AND not_before <= $2
                    AND subscription <> ALL ($6)
                ORDER BY not_before LIMIT $3 FOR UPDATE SKIP LOCKED),
            claimed AS (
                UPDATE deliveries d SET lease = $4, not_before = $5, tries = tries + lost, attempts = attempts + lost
                FROM due WHERE d.id = due.id
                RETURNING d.*, lost),
            silent AS (
                INSERT INTO attempts (delivery, number, at, agency, outcome, detail, took_ms)
                SELECT id, attempts, $2, agency, 'failed', 'no word from the worker that tried it', 0
                FROM claimed WHERE lost > 0)
            SELECT d.id, d.lease, d.subscription, d.channel, d.tries, d.attempts, d.alert, a.agency_name,
                a.kind, a.agency AS about, a.raised_at, a.directive, a.directive_id, a.action, a.deliver,
                a.obligation, a.occurrence, a.due_before, a.due_words, a.handling
            FROM claimed d JOIN alerts a ON a.id = d.alert""";

    private static final String RECORD = """
            WITH tried AS (
                SELECT * FROM jsonb_to_recordset($1) AS t(id uuid, lease uuid, state text, not_before timestamptz,
                    ended_at timestamptz, outcome text, status int, detail text, at timestamptz, took_ms int)),
            mine AS (
                SELECT d.id FROM deliveries d JOIN tried t ON t.id = d.id AND t.lease = d.lease
                ORDER BY d.id FOR UPDATE OF d),
            settled AS (
                UPDATE deliveries d SET state = t.state, not_before = t.not_before, lease = NULL,
                    tries = d.tries + 1, attempts = d.attempts + 1, ended_at = t.ended_at, detail = t.detail
                FROM mine JOIN tried t USING (id) WHERE d.id = mine.id
                RETURNING d.id, d.agency, d.attempts AS number)
            INSERT INTO attempts (delivery, number, at, agency, outcome, status, detail, took_ms)
            SELECT s.id, s.number, t.at, s.agency, t.outcome, t.status, t.detail, t.took_ms
            FROM settled s JOIN tried t USING (id)
            RETURNING delivery""";

    private static final String STOP_ALL = """
            UPDATE deliveries SET state = 'stopped', ended_at = $2, detail = 'the receiver wants no more'
            WHERE id IN (SELECT id FROM deliveries WHERE subscription = ANY ($1) AND state = 'pending'
                AND lease IS NULL ORDER BY id FOR UPDATE)""";

    private final Transactions transactions;
    private final Recipients recipients;
    private final DeliveryConfig config;
    private final BackOff backOff;
    private final Clock wall;

    DeliveryQueue(Transactions transactions, Recipients recipients, DeliveryConfig config, @Wall Clock wall) {
        this.transactions = transactions;
        this.recipients = recipients;
        this.config = config;
        this.backOff = new BackOff(config.firstDelay(), config.longestDelay());
        this.wall = wall;
    }

    /** Takes what is due, the longest waiting first, but nothing for the subscriptions to be passed over. */
    Uni<List<Claimed>> claim(Channel channel, int most, List<UUID> passedOver) {
        return transactions.run(CALLER, tx -> {
            Instant now = wall.instant(); // here, since a connection may have been waited for
            return tx.list(
                            CLAIM,
                            Claimed::of,
                            channel.slug(),
                            Sql.at(now),
                            most,
                            UUID.randomUUID(),
                            Sql.at(now.plus(config.lease())),
                            passedOver.toArray(UUID[]::new))
                    .chain(claimed ->
                            claimed.isEmpty() ? Uni.createFrom().item(claimed) : withRecipients(tx, claimed, now));
        });
    }

    private Uni<List<Claimed>> withRecipients(Tx tx, List<Claimed> claimed, Instant now) {
        List<UUID> ids = claimed.stream().map(Claimed::subscription).distinct().toList();
        return recipients
                .of(tx, ids, now)
                .map(found -> claimed.stream()
                        .map(one -> one.to(found.get(one.subscription())))
                        .toList());
    }

    /** Records tries and what follows from them; answers those that were still ours to record. */
    Uni<List<Tried>> record(List<Tried> tried) {
        Instant now = wall.instant();
        JsonArray rows = new JsonArray(
                tried.stream().map(one -> one.row(now, delay(one))).toList());
        return transactions
                .run(
                        CALLER,
                        tx -> tx.list(RECORD, row -> row.getUUID(0), rows)
                                .map(mine -> tried.stream()
                                        .filter(one ->
                                                mine.contains(one.claimed().id()))
                                        .toList())
                                .call(mine -> LearntOfRecipients.of(mine).keep(tx, recipients, now))
                                .call(mine ->
                                        stopAll(tx, LearntOfRecipients.of(mine).gone(), now)))
                .invoke(mine -> mine.stream().filter(this::isLast).forEach(DeliveryQueue::tellStopped));
    }

    private static void tellStopped(Tried one) {
        LOG.warnf(
                "delivery-stopped delivery=%s channel=%s attempt=%s reason=%s",
                one.claimed().id(),
                one.claimed().channel().slug(),
                one.claimed().attempt(),
                one.outcome().detail());
    }

    private static Uni<Integer> stopAll(Tx tx, List<UUID> gone, Instant now) {
        return gone.isEmpty() ? Uni.createFrom().item(0) : tx.update(STOP_ALL, gone.toArray(UUID[]::new), Sql.at(now));
    }

    /** Until the next try; null when there is none. */
    private @Nullable Duration delay(Tried one) {
        return one.outcome() instanceof Outcome.Failed failed && !isLast(one)
                ? backOff.after(failures(one), ThreadLocalRandom.current().nextDouble(), failed.retryAfter())
                : null;
    }

    /** Whether it did not arrive and is not tried again. */
    private boolean isLast(Tried one) {
        return switch (one.outcome()) {
            case Outcome.Delivered delivered -> false;
            case Outcome.Refused refused -> true;
            case Outcome.Failed failed -> failures(one) >= config.tries();
        };
    }

    private static int failures(Tried one) {
        return one.claimed().tries() + 1;
    }
}
