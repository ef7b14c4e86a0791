package writ.notification.delivery;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** How long to wait after a failure: three times as long after each, spread so that retries do not come in waves. */
record BackOff(Duration first, Duration longest) {

    private static final int FACTOR = 3;
    /** Beyond this many failures the power would overflow; the longest delay is reached long before. */
    private static final int MAX_POWER = 30;

    private static final double JITTER = 0.2;

    /**
     * The delay after a number of failures.
     *
     * @param failures from 1
     * @param random from 0 to 1; spreads the delay by a fifth to either side
     * @param retryAfter what the receiver asks for, which is waited at least; null when it does not
     */
    Duration after(int failures, double random, @Nullable Duration retryAfter) {
        double factor = Math.pow(FACTOR, Math.min(failures - 1, MAX_POWER));
        double millis = Math.min(first.toMillis() * factor, longest.toMillis());
        Duration delay = Duration.ofMillis(Math.round(millis * (1 - JITTER + 2 * JITTER * random)));
        return retryAfter != null && retryAfter.compareTo(delay) > 0 ? retryAfter : delay;
    }
}
