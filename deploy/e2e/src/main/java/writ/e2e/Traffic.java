package writ.e2e;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import writ.local.replay.ShortLife;

/**
 * A steady number of requests each second, of which some write: a report each half second, a reminder each second. What
 * was written is remembered, and a write that failed is sent again until it is answered, as a client of the API would.
 */
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
    private static final int UNAVAILABLE = 503;
    private static final int FIRST_FAULT = 500;
    private static final Duration LONGEST_RETRY = Duration.ofSeconds(60);

    private final Http http;
    private final Instant newestAsOf;
    private final String obligation;
    private final AtomicInteger ticks = new AtomicInteger();
    private final AtomicInteger written;
    private final AtomicInteger busy = new AtomicInteger();
    private final Queue<String> failures = new ConcurrentLinkedQueue<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final AtomicInteger askedToRetry = new AtomicInteger();
    private final Queue<Long> millis = new ConcurrentLinkedQueue<>();
    private final Ledger ledger;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param newestAsOf business time; reports are of the seconds before it
     * @param obligation an open one, of which agencies are reminded
     * @param ledger told what was written for good
     * @param written counts all writes of the run, so that no two are equal
     */
    Traffic(Http http, Instant newestAsOf, String obligation, Ledger ledger, AtomicInteger written) {
        this.http = http;
        this.newestAsOf = newestAsOf;
        this.obligation = obligation;
        this.ledger = ledger;
        this.written = written;
    }

    void start() {
        clock.scheduleAtFixedRate(this::tick, 0, 1_000_000 / EACH_SECOND, TimeUnit.MICROSECONDS);
    }

    /** Ends the flow and waits for what is under way. */
    Summary stop() throws InterruptedException {
        clock.shutdown();
        threads.shutdown();
        if (!threads.awaitTermination(2, TimeUnit.MINUTES)) {
            throw new Failure(busy.get() + " requests were not answered within two minutes");
        }
        Map<String, Integer> kinds = new TreeMap<>();
        failures.forEach(words -> kinds.merge(words, 1, Integer::sum));
        List<Long> sorted = new ArrayList<>(millis.stream().sorted().toList());
        long slowest = sorted.isEmpty() ? 0 : sorted.getLast();
        long p95 = sorted.isEmpty() ? 0 : sorted.get((int) (sorted.size() * 0.95));
        return new Summary(answered.get(), askedToRetry.get(), kinds, p95, slowest);
    }

    /**
     * What came of the requests.
     *
     * @param failures broken connections and answers of 500 and above, by kind
     * @param askedToRetry uploads that were told to come again, and were taken when they did
     */
    record Summary(int answered, int askedToRetry, Map<String, Integer> failures, long p95, long slowest) {

        int failed() {
            return failures.values().stream().mapToInt(Integer::intValue).sum();
        }

        String words() {
            return answered + " requests answered, " + failed() + " failed" + (failures.isEmpty() ? "" : " " + failures)
                    + (askedToRetry == 0 ? "" : ", " + askedToRetry + " uploads came again when told")
                    + "; 95 % within "
                    + p95 + " ms, the slowest " + slowest + " ms";
        }
    }

    @Override
    public void close() {
        clock.shutdownNow();
        threads.shutdownNow();
    }

    private void tick() {
        int tick = ticks.getAndIncrement();
        threads.submit(() -> {
            busy.incrementAndGet();
            long start = System.nanoTime();
            try {
                ask(tick);
            } finally {
                millis.add((System.nanoTime() - start) / 1_000_000);
                busy.decrementAndGet();
            }
        });
    }

    private void ask(int tick) {
        if (tick % (EACH_SECOND / 2) == 0) {
            report(written.incrementAndGet());
        } else if (tick % EACH_SECOND == 1) {
            remind(written.incrementAndGet());
        } else {
            String path = READS.get(tick % READS.size());
            note("GET " + path.split("\\?")[0], http.get(ANALYST, path));
        }
    }

    private void report(int number) {
        String agency = ShortLife.AGENCIES.get(number % 2);
        String asOf = newestAsOf.minusSeconds(100_000L - number).toString();
        String path = "/v1/reports?methodology=traffic&asOf=" + asOf;
        String file =
                "endpoint,supplier,product\nTRAFFIC-%d,Kaspersky Lab,Kaspersky Endpoint Security\n".formatted(number);
        Http.Reply reply = untilTaken(
                "POST /v1/reports", () -> http.post("agency-reporter " + agency, path, "text/csv", Map.of(), file));
        ledger.reported(reply.json().path("report").asText());
    }

    private void remind(int number) {
        String path = "/v1/obligations/" + obligation + "/reminders";
        Map<String, String> once = Map.of("Idempotency-Key", "traffic-" + number);
        untilTaken("POST " + path, () -> http.post(ANALYST, path, "application/json", once, ""));
        ledger.reminded();
    }

    private Http.Reply untilTaken(String what, Supplier<Http.Reply> send) {
        long deadline = System.nanoTime() + LONGEST_RETRY.toNanos();
        Http.Reply reply = send.get();
        if (reply.status() == UNAVAILABLE && reply.headers().containsKey("retry-after")) {
            Pause.of(Duration.ofSeconds(Integer.parseInt(reply.headers().get("retry-after"))));
            reply = send.get();
            if (reply.isGood()) {
                askedToRetry.incrementAndGet();
            }
        }
        note(what, reply);
        while (!reply.isGood()) {
            if (reply.status() >= 400 && reply.status() < FIRST_FAULT || System.nanoTime() > deadline) {
                throw new Failure(what + " was never taken: " + reply.status() + " " + reply.body());
            }
            Pause.of(Duration.ofMillis(500));
            reply = send.get();
        }
        return reply;
    }

    private void note(String what, Http.Reply reply) {
        if (reply.status() == 0) {
            failures.add(what + " broke: " + reply.body());
        } else if (reply.status() >= FIRST_FAULT) {
            failures.add(what + " " + reply.status());
        } else if (!reply.isGood()) {
            failures.add(what + " " + reply.status() + " " + reply.body());
        } else {
            answered.incrementAndGet();
        }
    }
}
