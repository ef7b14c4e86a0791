package writ.notification.delivery;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import writ.kit.db.Tx;
import writ.kit.ready.Migrations;
import writ.notification.channel.Channel;

/** This replica's workers: one lane for each channel. */
@ApplicationScoped
public class DeliveryWorkers {

    private static final Logger LOG = Logger.getLogger(DeliveryWorkers.class);
    private static final long PARTITIONS_EVERY_MS = TimeUnit.HOURS.toMillis(1);
    /** Mails all go to one server; of the webhooks, one receiver gets a quarter of the places. */
    private static final int SHARE = 4;

    private static final long STOP_WITHIN_MS = 8_000;
    private static final long STOP_POLL_MS = 50;
    private static final Duration GIVE_BACK_WITHIN = Duration.ofSeconds(2);

    private final Migrations migrations;
    private final AttemptPartitions partitions;
    private final Dispatch dispatch;
    private final DeliveryConfig config;
    private final Vertx vertx;
    private final List<Lane> lanes;
    private final Runnable wake = this::wake;

    DeliveryWorkers(
            Migrations migrations,
            AttemptPartitions partitions,
            DeliveryQueue queue,
            Dispatch dispatch,
            DeliveryConfig config,
            MeterRegistry meters,
            Vertx vertx) {
        this.migrations = migrations;
        this.partitions = partitions;
        this.dispatch = dispatch;
        this.config = config;
        this.vertx = vertx;
        this.lanes = List.of(
                new Lane(Channel.EMAIL, config.mails(), config.mails(), config.lease(), queue, dispatch, meters, vertx),
                new Lane(
                        Channel.WEBHOOK,
                        config.webhooks(),
                        Math.max(1, config.webhooks() / SHARE),
                        config.lease(),
                        queue,
                        dispatch,
                        meters,
                        vertx));
    }

    /** Wakes this replica's workers once deliveries are committed; others see them when they next look. */
    public void afterCommit(Tx tx) {
        tx.afterCommit(wake);
    }

    void start(@Observes StartupEvent event) {
        dispatch.requireShorterThan(config.lease());
        migrations.complete().subscribe().with(complete -> work());
    }

    private void work() {
        vertx.setPeriodic(PARTITIONS_EVERY_MS, id -> makePartitions(this::dropOldPartitions));
        makePartitions(() -> vertx.setPeriodic(config.poll().toMillis(), id -> wake()));
    }

    private void makePartitions(Runnable then) {
        partitions
                .makeAhead()
                .onFailure()
                .invoke(e -> LOG.warnf("attempt-partitions-not-made reason=%s", e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(Duration.ofSeconds(1), Duration.ofMinutes(1))
                .indefinitely()
                .subscribe()
                .with(made -> then.run());
    }

    private void dropOldPartitions() {
        partitions
                .dropOld()
                .subscribe()
                .with(
                        dropped -> LOG.debugf("attempt-partitions-dropped count=%s", dropped),
                        e -> LOG.warnf("attempt-partitions-not-dropped reason=%s", e.getMessage()));
    }

    private void wake() {
        lanes.forEach(Lane::wake);
    }

    /** Other replicas go on; this one only finishes what it has. */
    void claimNoMore(@Observes ShutdownDelayInitiatedEvent event) {
        lanes.forEach(Lane::stop);
    }

    /** Lets what is under way end and be recorded, so that a planned stop repeats nothing, and gives back the rest. */
    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        lanes.forEach(Lane::stop);
        long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(STOP_WITHIN_MS);
        while (!lanes.stream().allMatch(Lane::isIdle) && System.nanoTime() < until) {
            TimeUnit.MILLISECONDS.sleep(STOP_POLL_MS);
        }
        lanes.forEach(lane -> lane.giveBack(GIVE_BACK_WITHIN));
    }
}
