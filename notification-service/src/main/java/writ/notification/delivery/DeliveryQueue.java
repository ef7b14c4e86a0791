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
                            QueueSql.CLAIM,
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
                        .toList())
                .call(known -> stop(
                        tx, known.stream().filter(one -> one.moot() != null).toList(), now))
                .map(known -> known.stream().filter(one -> one.moot() == null).toList());
    }

    /** Stops what is not to be sent any more, without a try that never was. */
    private static Uni<Integer> stop(Tx tx, List<Claimed> moot, Instant now) {
        UUID[] ids = moot.stream().map(Claimed::id).toArray(UUID[]::new);
        String[] details = moot.stream().map(Claimed::moot).toArray(String[]::new);
        return moot.isEmpty() ? Uni.createFrom().item(0) : tx.update(QueueSql.STOP_MOOT, ids, details, Sql.at(now));
    }

    /** Records tries and what follows from them; answers those that were still ours to record. */
    Uni<List<Tried>> record(List<Tried> tried) {
        Instant now = wall.instant();
        JsonArray rows = new JsonArray(
                tried.stream().map(one -> one.row(now, delay(one))).toList());
        return transactions
                .run(
                        CALLER,
                        tx -> tx.list(QueueSql.RECORD, row -> row.getUUID(0), rows)
                                .map(mine -> tried.stream()
                                        .filter(one ->
                                                mine.contains(one.claimed().id()))
                                        .toList())
                                .call(mine -> learnt(mine).keep(tx, recipients, now))
                                .call(mine -> stopAll(tx, learnt(mine).gone(), now)))
                .invoke(mine -> mine.stream().filter(this::isLast).forEach(DeliveryQueue::tellStopped));
    }

    /** Lets go of tries whose end nobody here will see; they may have arrived, and count like those of a crash. */
    Uni<Integer> giveBack(List<Claimed> untold) {
        return transactions.run(
                CALLER,
                tx -> tx.list(
                                QueueSql.GIVE_BACK,
                                row -> row.getUUID(0),
                                untold.stream().map(Claimed::id).toArray(UUID[]::new),
                                untold.stream().map(Claimed::lease).toArray(UUID[]::new),
                                Sql.at(wall.instant()))
                        .map(List::size));
    }

    private LearntOfRecipients learnt(List<Tried> mine) {
        return LearntOfRecipients.of(mine, this::isLast);
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
        return gone.isEmpty()
                ? Uni.createFrom().item(0)
                : tx.update(QueueSql.STOP_ALL, gone.toArray(UUID[]::new), Sql.at(now));
    }

    /** Until the next try; null when there is none. */
    private @Nullable Duration delay(Tried one) {
        return switch (one.outcome()) {
            case Outcome.OwnFault ours -> config.ownFaultDelay();
            case Outcome.Failed failed
            when !isLast(one) ->
                backOff.after(failures(one), ThreadLocalRandom.current().nextDouble(), failed.retryAfter());
            default -> null;
        };
    }

    /** Whether it did not arrive and is not tried again. */
    private boolean isLast(Tried one) {
        return switch (one.outcome()) {
            case Outcome.Delivered delivered -> false;
            case Outcome.OwnFault ours -> false;
            case Outcome.Refused refused -> true;
            case Outcome.Failed failed -> failures(one) >= config.tries();
        };
    }

    private static int failures(Tried one) {
        return one.claimed().tries() + 1;
    }
}
