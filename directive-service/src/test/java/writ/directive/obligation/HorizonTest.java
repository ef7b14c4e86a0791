package writ.directive.obligation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.directive.deadline.End;
import writ.directive.deadline.Issue;
import writ.directive.deadline.Moment;
import writ.directive.deadline.Occurrence;
import writ.directive.deadline.Offset.CalendarDays;
import writ.directive.deadline.Rule;
import writ.directive.deadline.Trigger.Issuance;

class HorizonTest {

    private static final Issue ISSUE = new Issue(LocalDate.parse("2017-09-13"), ZoneId.of("America/New_York"));
    private static final Rule EVERY_30_DAYS =
            new Rule.Series(days(90), new CalendarDays(30), new End.State("removed"), null);
    private static final Instant ISSUED = Instant.parse("2017-09-13T13:00:00Z");

    private final Horizon horizon = new Horizon(settings(Duration.ofDays(100), 4));

    @Test
    void fourAreAheadHoweverShortTheHorizon() {
        // When
        Horizon.Reach reach = horizon.reach(EVERY_30_DAYS, ISSUE, 0, 0, ISSUED);
        // Then
        assertEquals(List.of(1, 2, 3, 4), numbers(reach));
        assertEquals(reach.occurrences().getFirst().dueBefore(), reach.extendAt());
    }

    @Test
    void aLongerHorizonOpensMore() {
        // When
        Horizon.Reach reach = new Horizon(settings(Duration.ofDays(365), 4)).reach(EVERY_30_DAYS, ISSUE, 0, 0, ISSUED);
        // Then
        assertEquals(9, reach.occurrences().size());
    }

    @Test
    void theNextIsOpenedWhenOneHasPassedAndNotBefore() {
        // Given
        Instant firstDue = Instant.parse("2018-01-12T05:00:00Z");
        // When
        Horizon.Reach before = horizon.reach(EVERY_30_DAYS, ISSUE, 4, 0, firstDue.minusNanos(1000));
        Horizon.Reach at = horizon.reach(EVERY_30_DAYS, ISSUE, 4, 0, firstDue);
        // Then
        assertEquals(List.of(), numbers(before));
        assertEquals(List.of(5), numbers(at));
    }

    @Test
    void theInstantToLookAgainIsAlwaysTheFirstOneThatNeedsMore() {
        // Given
        Instant now = ISSUED;
        int opened = 0;
        for (int step = 0; step < 40; step++) {
            // When
            Horizon.Reach reach = horizon.reach(EVERY_30_DAYS, ISSUE, opened, 0, now);
            opened += reach.occurrences().size();
            Instant look = reach.extendAt();
            // Then
            assertTrue(!reach.occurrences().isEmpty(), "nothing new at " + now);
            assertEquals(List.of(), numbers(horizon.reach(EVERY_30_DAYS, ISSUE, opened, 0, look.minusNanos(1000))));
            now = look;
        }
    }

    @Test
    void aLongLeapIsMadeInBoundedSteps() {
        // When
        Horizon.Reach reach = horizon.reach(EVERY_30_DAYS, ISSUE, 4, 0, Instant.parse("2047-09-13T13:00:00Z"));
        // Then
        assertEquals(Horizon.MOST, reach.occurrences().size());
        assertEquals(Instant.parse("2047-09-13T13:00:00Z"), reach.extendAt());
    }

    @Test
    void anOverriddenOccurrenceIsOpened() {
        // When
        Horizon.Reach reach = horizon.reach(EVERY_30_DAYS, ISSUE, 0, 7, ISSUED);
        // Then
        assertEquals(7, reach.occurrences().size());
    }

    @Test
    void whatIsOwedOnceIsNeverExtended() {
        // When
        Horizon.Reach reach = horizon.reach(new Rule.Within(days(30), null), ISSUE, 0, 0, ISSUED);
        // Then
        assertEquals(List.of(1), numbers(reach));
        assertNull(reach.extendAt());
    }

    @Test
    void fewerThanFourAheadIsRefusedAtStart() {
        assertThrows(IllegalArgumentException.class, () -> new Horizon(settings(Duration.ofDays(30), 3)));
    }

    private static Moment days(int days) {
        return new Moment(new Issuance(), new CalendarDays(days));
    }

    private static List<Integer> numbers(Horizon.Reach reach) {
        return reach.occurrences().stream().map(Occurrence::occurrence).toList();
    }

    private static SeriesSettings settings(Duration horizon, int ahead) {
        return new SeriesSettings() {
            @Override
            public Duration horizon() {
                return horizon;
            }

            @Override
            public Duration every() {
                return Duration.ofSeconds(1);
            }

            @Override
            public int ahead() {
                return ahead;
            }
        };
    }
}
