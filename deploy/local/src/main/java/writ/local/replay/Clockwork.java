package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

/** Moves the suite's clock, and waits until what was caused has happened. */
public final class Clockwork {

    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(60);
    private static final long FIRST_PAUSE_MILLIS = 5;
    private static final long LONGEST_PAUSE_MILLIS = 50;

    private final Api suite;

    public Clockwork(Api suite) {
        this.suite = suite;
    }

    void moveTo(Instant instant) {
        suite.put("/dev/clock", null, Map.of("to", instant.toString()));
    }

    /** Until no event, reminder or delivery is on its way. */
    public void drain() {
        long deadline = System.nanoTime() + LONGEST_DRAIN.toNanos();
        long pause = FIRST_PAUSE_MILLIS;
        JsonNode answer = suite.get("/dev/drained", Map.of());
        while (!answer.path("drained").asBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new Unexpected(
                        "not drained after " + LONGEST_DRAIN.toSeconds() + " s: " + answer.path("waiting"));
            }
            pause(pause);
            pause = Math.min(LONGEST_PAUSE_MILLIS, pause * 2);
            answer = suite.get("/dev/drained", Map.of());
        }
    }

    /** The suite is other processes, which say that they are drained only when asked; asking costs them a transaction. */
    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Unexpected("interrupted");
        }
    }
}
