package writ.kit.clock;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * How wall time becomes business time: `simulatedAnchor + speed * (wall - realAnchor)`, in whole microseconds.
 *
 * @param speed business seconds per second; 0 holds the clock at its anchor
 * @param version counts the changes of the row, so that an older reading never replaces a newer one
 */
public record ClockMapping(Instant realAnchor, Instant simulatedAnchor, double speed, long version) {

    /** Business time is wall time. */
    public static final ClockMapping REAL = new ClockMapping(Instant.EPOCH, Instant.EPOCH, 1, -1);

    /** Business time at an instant of wall time; an instant before the anchor counts as the anchor. */
    public Instant at(Instant wall) {
        if (version < 0) {
            return wall.truncatedTo(ChronoUnit.MICROS);
        }
        long micros = Math.max(0, Duration.between(realAnchor, wall).toNanos() / 1_000);
        return simulatedAnchor
                .plus(Math.round(micros * speed), ChronoUnit.MICROS)
                .truncatedTo(ChronoUnit.MICROS);
    }
}
