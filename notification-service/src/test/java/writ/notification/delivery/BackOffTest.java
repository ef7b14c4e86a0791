package writ.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;

class BackOffTest {

    private final BackOff backOff = new BackOff(Duration.ofSeconds(5), Duration.ofHours(6));

    @Example
    void eachDelayIsThreeTimesTheOneBefore() {
        assertEquals(Duration.ofSeconds(5), backOff.after(1, 0.5, null));
        assertEquals(Duration.ofSeconds(15), backOff.after(2, 0.5, null));
        assertEquals(Duration.ofSeconds(45), backOff.after(3, 0.5, null));
    }

    @Example
    void whatTheReceiverAsksForIsWaitedAtLeast() {
        assertEquals(Duration.ofMinutes(10), backOff.after(1, 0.5, Duration.ofMinutes(10)));
        assertEquals(Duration.ofSeconds(45), backOff.after(3, 0.5, Duration.ofSeconds(1)));
    }

    @Property
    void everyDelayIsWithinAFifthOfItsPlaceAndOfTheLongest(
            @ForAll @IntRange(min = 1, max = Integer.MAX_VALUE) int failures,
            @ForAll @DoubleRange(min = 0, max = 1) double random) {
        Duration delay = backOff.after(failures, random, null);

        assertTrue(delay.compareTo(Duration.ofSeconds(4)) >= 0);
        assertTrue(delay.compareTo(Duration.ofHours(6).multipliedBy(6).dividedBy(5)) <= 0);
    }
}
