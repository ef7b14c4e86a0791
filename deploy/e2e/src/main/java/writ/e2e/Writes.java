package writ.e2e;

import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * What clients of the API write, remembered in the ledger. A write that failed is sent again until it is taken, as a
 * client would; its first answer is what counts.
 */
final class Writes {

    static final String METHODOLOGY = "traffic";

    private static final String ANALYST = "authority-analyst";
    private static final int SLOW_ROWS = 16;

    private final Http http;
    private final Instant newestAsOf;
    private final String obligation;
    private final List<String> agencies;
    private final Ledger ledger;
    private final Pace pace;
    private final AtomicInteger written = new AtomicInteger();

    /**
     * @param newestAsOf business time; reports are of the seconds before it
     * @param obligation an open one, of which its agency is reminded
     * @param agencies who report, in turn, as one agency may not send many files at a time
     */
    Writes(Http http, Instant newestAsOf, String obligation, List<String> agencies, Ledger ledger, Pace pace) {
        this.http = http;
        this.newestAsOf = newestAsOf;
        this.obligation = obligation;
        this.agencies = List.copyOf(agencies);
        this.ledger = ledger;
        this.pace = pace;
    }

    /**
     * How patient the clients are.
     *
     * @param betweenRows of a slow upload, which has 16
     * @param longestRetry how long a write that fails is sent again
     */
    record Pace(Duration betweenRows, Duration longestRetry) {

        static final Pace USUAL = new Pace(Duration.ofMillis(500), Duration.ofSeconds(60));
    }

    /**
     * What came of a request.
     *
     * @param first the first answer
     * @param cameAgain whether it was an upload that was told to come again, and was taken when it did
     */
    record Outcome(String what, Http.Reply first, boolean cameAgain) {}

    Outcome report() {
        int number = written.incrementAndGet();
        return report("POST /v1/reports", number, () -> BodyPublishers.ofString(rows(number, 1)));
    }

    /** A file that takes some eight seconds to arrive. */
    Outcome reportSlowly() {
        int number = written.incrementAndGet();
        return report(
                "slow POST /v1/reports",
                number,
                () -> BodyPublishers.ofInputStream(() ->
                        new SlowRows(rows(number, SLOW_ROWS).getBytes(StandardCharsets.UTF_8), pace.betweenRows())));
    }

    Outcome remind() {
        String path = "/v1/obligations/" + obligation + "/reminders";
        Map<String, String> once = Map.of("Idempotency-Key", METHODOLOGY + "-" + written.incrementAndGet());
        Supplier<Http.Reply> send = () -> http.post(ANALYST, path, "application/json", once, BodyPublishers.noBody());
        Http.Reply first = send.get();
        untilTaken("POST reminders", first, send);
        ledger.reminded();
        return new Outcome("POST reminders", first, false);
    }

    private Outcome report(String what, int number, Supplier<BodyPublisher> body) {
        String agency = agencies.get(number % agencies.size());
        String asOf = newestAsOf.minusSeconds(100_000L - number).toString();
        String path = "/v1/reports?methodology=" + METHODOLOGY + "&asOf=" + asOf;
        Supplier<Http.Reply> send =
                () -> http.post("agency-reporter " + agency, path, "text/csv", Map.of(), body.get());
        Http.Reply first = send.get();
        Http.Reply last = first;
        boolean cameAgain = false;
        if (first.isToldToComeAgain()) {
            Pause.of(Duration.ofSeconds(first.retryAfter()));
            last = send.get();
            cameAgain = last.isGood();
        }
        last = untilTaken(what, last, send);
        ledger.reported(last.json().path("report").asText());
        return new Outcome(what, first, cameAgain);
    }

    private Http.Reply untilTaken(String what, Http.Reply first, Supplier<Http.Reply> send) {
        long deadline = System.nanoTime() + pace.longestRetry().toNanos();
        Http.Reply reply = first;
        while (!reply.isGood()) {
            if (!reply.isFault() || System.nanoTime() > deadline) {
                throw new Failure(what + " was never taken:" + reply.fault());
            }
            Pause.of(Duration.ofMillis(500));
            reply = send.get();
        }
        return reply;
    }

    private static String rows(int number, int count) {
        StringBuilder rows = new StringBuilder("endpoint,supplier,product\n");
        for (int row = 0; row < count; row++) {
            rows.append("TRAFFIC-%d-%d,Kaspersky Lab,Kaspersky Endpoint Security\n".formatted(number, row));
        }
        return rows.toString();
    }

    /** Gives a row, and then nothing for a while. */
    private static final class SlowRows extends InputStream {

        private final byte[] rows;
        private final Duration between;
        private int at;

        private SlowRows(byte[] rows, Duration between) {
            this.rows = rows;
            this.between = between;
        }

        @Override
        public int read() {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            if (at == rows.length) {
                return -1;
            }
            if (at > 0 && rows[at - 1] == '\n') {
                Pause.of(between);
            }
            int count = 0;
            while (count < length && at < rows.length) {
                into[offset + count++] = rows[at];
                if (rows[at++] == '\n') {
                    break;
                }
            }
            return count;
        }
    }
}
