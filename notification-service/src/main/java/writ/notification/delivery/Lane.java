package writ.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.mutiny.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import writ.notification.channel.Channel;

/**
 * One worker of one channel: keeps a bounded number of tries under way, and records them a few at a time. A slow
 * channel or receiver holds up nothing but its own places.
 */
final class Lane {

    private static final Logger LOG = Logger.getLogger(Lane.class);
    private static final int RECORDED_AT_ONCE = 64;
    /** What a crash can repeat is what was sent in this time and not yet recorded. */
    private static final long RECORD_WITHIN_MS = 20;

    private static final int RECORD_RETRIES = 5;

    private final Channel channel;
    private final int places;
    private final DeliveryQueue queue;
    private final Dispatch dispatch;
    private final MeterRegistry meters;
    private final Vertx vertx;
    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicBoolean claiming = new AtomicBoolean();
    private final AtomicBoolean wanted = new AtomicBoolean();
    private final List<Tried> unrecorded = new ArrayList<>();
    private volatile boolean stopped;

    Lane(Channel channel, int places, DeliveryQueue queue, Dispatch dispatch, MeterRegistry meters, Vertx vertx) {
        this.channel = channel;
        this.places = places;
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
            taken.addAndGet(free);
            queue.claim(channel, free).subscribe().with(claimed -> claimed(claimed, free), e -> {
                LOG.warnf("claim-failed channel=%s reason=%s", channel.slug(), e.getMessage());
                taken.addAndGet(-free);
                claiming.set(false);
            });
        }
    }

    private void claimed(List<Claimed> claimed, int asked) {
        taken.addAndGet(claimed.size() - asked);
        if (claimed.size() == asked) {
            wanted.set(true);
        }
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
                    .atMost(RECORD_RETRIES)
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
        wakeIfWanted();
    }

    /** Claims nothing more; answers whether nothing is under way either. */
    boolean isIdleAfterStop() {
        stopped = true;
        return taken.get() == 0;
    }
}
