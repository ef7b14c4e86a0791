package writ.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A steady number of requests each second, of which some write: two reports, a reminder, and a slow upload beside. */
final class Traffic implements AutoCloseable {

    static final int EACH_SECOND = 50;

    private static final List<String> READS = List.of(
            "/v1/directives/bod-17-01/scoreboard",
            "/v1/obligations?directive=bod-17-01&limit=20",
            "/v1/holdings/summary?directive=bod-17-01",
            "/v1/findings?directive=bod-17-01&limit=20",
            "/v1/alerts?limit=20",
            "/v1/deliveries?limit=20",
            "/v1/agencies?limit=10",
            "/v1/products?limit=10");
    private static final String ANALYST = "authority-analyst";

    private final Http http;
    private final Writes writes;
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger askedToRetry = new AtomicInteger();
    private final Queue<Summary.Failed> failures = new ConcurrentLinkedQueue<>();
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final long began = System.nanoTime();

    Traffic(Http http, Writes writes) {
        this.http = http;
        this.writes = writes;
    }

    void start() {
        clock.scheduleAtFixedRate(this::tick, 0, 1_000_000 / EACH_SECOND, TimeUnit.MICROSECONDS);
    }

    int sent() {
        return ticks.get();
    }

    /** Ends the flow and waits for what is under way. */
    Summary stop() throws InterruptedException {
        clock.shutdown();
        if (!clock.awaitTermination(5, TimeUnit.SECONDS)) {
            throw new Failure("the flow of requests does not end");
        }
        Duration took = Duration.ofNanos(System.nanoTime() - began);
        threads.shutdown();
        if (!threads.awaitTermination(3, TimeUnit.MINUTES)) {
            throw new Failure("requests were not answered within three minutes");
        }
        return new Summary(
                ticks.get(), took, answered.get(), List.copyOf(failures), askedToRetry.get(), List.copyOf(millis));
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private void tick() {
        int tick = ticks.getAndIncrement();
        threads.submit(() -> {
            long start = System.nanoTime();
            String what = "request " + tick;
            try {
                note(ask(tick));
            } catch (RuntimeException e) {
                failures.add(new Summary.Failed(Instant.now(), what + ": " + e.getMessage(), false));
            }
            millis.add((System.nanoTime() - start) / 1_000_000);
        });
    }

    private Writes.Outcome ask(int tick) {
        if (tick % (EACH_SECOND * 10) == 2) {
            return writes.reportSlowly();
        }
        if (tick % (EACH_SECOND / 2) == 0) {
            return writes.report();
        }
        if (tick % EACH_SECOND == 1) {
            return writes.remind();
        }
        String path = READS.get(tick % READS.size());
        return new Writes.Outcome("GET " + path.split("\\?")[0], http.get(ANALYST, path), false);
    }

    private void note(Writes.Outcome outcome) {
        Http.Reply reply = outcome.first();
        if (outcome.cameAgain()) {
            askedToRetry.incrementAndGet();
        }
        if (reply.isGood() || outcome.cameAgain()) {
            answered.incrementAndGet();
        } else {
            failures.add(new Summary.Failed(reply.at(), outcome.what() + reply.fault(), reply.isOutage()));
        }
    }
}
