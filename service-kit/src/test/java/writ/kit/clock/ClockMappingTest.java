package writ.kit.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ClockMappingTest {

    private static final Instant REAL = Instant.parse("2026-11-24T07:00:00Z");
    private static final Instant SIMULATED = Instant.parse("2017-09-13T13:00:00Z");

    @Test
    void heldClockStaysAtItsInstant() {
        ClockMapping held = new ClockMapping(REAL, SIMULATED, 0, 1);
        assertEquals(SIMULATED, held.at(REAL.plusSeconds(3_600)));
    }

    @Test
    void aDayASecondIsADayASecond() {
        ClockMapping fast = new ClockMapping(REAL, SIMULATED, 86_400, 1);
        assertEquals(Instant.parse("2017-10-13T13:00:00Z"), fast.at(REAL.plusSeconds(30)));
    }

    @Test
    void wallTimeBeforeTheAnchorCountsAsTheAnchor() {
        ClockMapping fast = new ClockMapping(REAL, SIMULATED, 86_400, 1);
        assertEquals(SIMULATED, fast.at(REAL.minusSeconds(5)));
    }

    @Test
    void realTimeIsWallTimeInWholeMicroseconds() {
        assertEquals(
                Instant.parse("2026-11-24T07:00:00.123456Z"),
                ClockMapping.REAL.at(Instant.parse("2026-11-24T07:00:00.123456789Z")));
    }

    @Property
    void businessTimeNeverRunsBackwards(
            @ForAll @LongRange(min = 0, max = 10_000_000) long first,
            @ForAll @LongRange(min = 0, max = 10_000_000) long later) {
        ClockMapping fast = new ClockMapping(REAL, SIMULATED, 86_400.5, 1);
        Instant before = fast.at(REAL.plusNanos(first * 1_000));
        Instant after = fast.at(REAL.plusNanos((first + later) * 1_000));
        assertEquals(false, after.isBefore(before));
    }

    @Test
    void olderReadingNeverReplacesANewerOne() {
        BusinessClock clock = new BusinessClock(Clock.fixed(REAL, ZoneOffset.UTC));
        clock.learn(new ClockMapping(REAL, SIMULATED.plusSeconds(60), 0, 2));
        clock.learn(new ClockMapping(REAL, SIMULATED, 0, 1));
        assertEquals(SIMULATED.plusSeconds(60), clock.instant());
    }
}
