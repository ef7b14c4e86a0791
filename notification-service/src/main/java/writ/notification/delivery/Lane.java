package writ.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import writ.notification.channel.Channel;

/**
 * One worker of one channel: keeps a bounded number of tries under way, and records them a few at a time. A receiver
 * that has its share of the places under way is passed over until some come back, so that one which does not answer
 * holds up itself alone.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int RECORDED_AT_ONCE = 64;
    /** What a crash can repeat is what was sent in this time and not yet recorded. */
    private static final long RECORD_WITHIN_MS = 20;

    private final Channel channel;
    private final int places;
    private final int share;
    private final Duration lease;
    private final DeliveryQueue queue;
    private final Dispatch dispatch;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final Map<UUID, Integer> underWay = new ConcurrentHashMap<>();
    private final Map<UUID, Claimed> untold = new ConcurrentHashMap<>();
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean claiming = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    /** Somebody's deliveries were left in the queue because of his share: look again when places come back. */
    private final AtomicBoolean passedOver = new AtomicBoolean();

    private final List<Tried> unrecorded = new ArrayList<>();
    private volatile boolean stopped;

    /**
     * A lane that is asleep.
     *
     * @param places tries under way at most
     * @param share of them for one receiver, about: two claims may overlap
     * @param lease how long a claim lasts, and so how long it is worth trying to record what became of it
     */
    Lane(
            Channel channel,
            int places,
            int share,
            Duration lease,
            DeliveryQueue queue,
            Dispatch dispatch,
            MeterRegistry meters,
            Vertx vertx) {
        this.channel = channel;
        this.places = places;
        this.share = share;
        this.lease = lease;
        this.queue = queue;
        this.dispatch = dispatch;
        this.meters = meters;
        this.vertx = vertx;
    }

    /** Looks at the queue, now or as soon as a quarter of the places is free. */
    void wake() {
        wanted.set(true);
        int free = places - taken.get();
        if (!stopped && free * 4 >= places && claiming.compareAndSet(false, true)) {
            wanted.set(false);
            claim(Math.min(free, share));
        }
    }

    private void claim(int most) {
        taken.addAndGet(most);
        passedOver.set(true);
        List<UUID> full = underWay.entrySet().stream()
                .filter(receiver -> receiver.getValue() >= share)
                .map(Map.Entry::getKey)
                .toList();
        if (full.isEmpty()) {
            passedOver.set(false);
        }
        queue.claim(channel, most, full).subscribe().with(claimed -> claimed(claimed, most), e -> {
            LOG.warnf("claim-failed channel=%s reason=%s", channel.slug(), e.getMessage());
            taken.addAndGet(-most);
            claiming.set(false);
        });
    }

    private void claimed(List<Claimed> claimed, int asked) {
        taken.addAndGet(claimed.size() - asked);
        claimed.forEach(one -> underWay.merge(one.subscription(), 1, Integer::sum));
        if (claimed.size() == asked) {
            wanted.set(true);
        }
        claimed.forEach(one -> untold.put(one.id(), one));
        claiming.set(false);
        claimed.forEach(one -> dispatch.send(one).subscribe().with(this::tried));
        wakeIfWanted();
    }

    private void wakeIfWanted() {
        if (wanted.get()) {
            wake();
        }
    }

    private void tried(Tried one) {
        int waiting;
        synchronized (unrecorded) {
            unrecorded.add(one);
            waiting = unrecorded.size();
        }
        if (waiting == 1) {
            vertx.setTimer(RECORD_WITHIN_MS, id -> record());
        } else if (waiting == RECORDED_AT_ONCE) {
            record();
        }
    }

    private void record() {
        List<Tried> batch;
        synchronized (unrecorded) {
            batch = List.copyOf(unrecorded);
            unrecorded.clear();
        }
        if (!batch.isEmpty()) {
            queue.record(batch)
                    .onFailure()
                    .retry()
                    .withBackOff(Duration.ofMillis(100), Duration.ofSeconds(2))
                    .expireIn(lease.toMillis())
                    .subscribe()
                    .with(mine -> recorded(batch, mine), e -> {
                        LOG.errorf(e, "attempts-not-recorded channel=%s count=%s", channel.slug(), batch.size());
                        recorded(batch, List.of());
                    });
        }
    }

    private void recorded(List<Tried> batch, List<Tried> mine) {
        mine.forEach(one -> meters.counter("writ.deliveries.attempts", "channel", channel.slug(), "outcome", one.word())
                .increment());
        taken.addAndGet(-batch.size());
        batch.forEach(one -> untold.remove(one.claimed().id()));
        batch.forEach(one -> underWay.compute(
                one.claimed().subscription(), (id, tries) -> tries == null || tries == 1 ? null : tries - 1));
        if (passedOver.get()) {
            wanted.set(true);
        }
        wakeIfWanted();
    }

    /** Claims nothing more. */
    void stop() {
        stopped = true;
    }

    boolean isIdle() {
        return taken.get() == 0;
    }

    /** Leaves what is still under way to other workers, at once and not when the lease is over. */
    void giveBack(Duration within) {
        List<Claimed> left = List.copyOf(untold.values());
        if (!left.isEmpty()) {
            try {
                int given = queue.giveBack(left).await().atMost(within);
                LOG.infof("deliveries-given-back channel=%s count=%s", channel.slug(), given);
            } catch (RuntimeException e) {
                LOG.warnf("deliveries-not-given-back channel=%s reason=%s", channel.slug(), e.getMessage());
            }
        }
    }
}
