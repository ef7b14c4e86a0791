package writ.directive.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import writ.directive.deadline.Offset.CalendarDays;
import writ.directive.deadline.Rule.Series;
import writ.directive.deadline.Rule.Within;
import writ.directive.deadline.Trigger.Issuance;

class DeadlinesPropertyTest {

    @Property
    void aDeadlineOfDaysEndsWithTheLastMomentOfItsLocalDay(
            @ForAll("issues") Issue issue, @ForAll @IntRange(max = 3653) int days) {
        Occurrence due = one(new Within(after(days), null), issue);

        Instant dueBefore = Objects.requireNonNull(due.dueBefore());
        LocalDate last = issue.day().plusDays(days);
        assertEquals(last, dueBefore.minusNanos(1).atZone(issue.zone()).toLocalDate());
        assertEquals(last.plusDays(1), dueBefore.atZone(issue.zone()).toLocalDate());
    }

    @Property
    void oneMoreDayIsLaterByADayGiveOrTakeAChangeOfClocks(
            @ForAll("issues") Issue issue, @ForAll @IntRange(max = 3652) int days) {
        Instant first =
                Objects.requireNonNull(one(new Within(after(days), null), issue).dueBefore());
        Instant next = Objects.requireNonNull(
                one(new Within(after(days + 1), null), issue).dueBefore());

        Duration between = Duration.between(first, next);
        assertTrue(between.toHours() >= 22 && between.toHours() <= 26, between.toString());
    }

    @Property
    void aSeriesNeverDrifts(
            @ForAll("issues") Issue issue,
            @ForAll @IntRange(max = 400) int begin,
            @ForAll @IntRange(min = 1, max = 400) int every,
            @ForAll @IntRange(min = 1, max = 60) int n) {
        Series series = new Series(after(begin), new CalendarDays(every), new End.State("removed"), null);

        List<Occurrence> occurrences = Deadlines.of(series, issue).limit(n).toList();

        Occurrence last = occurrences.getLast();
        LocalDate day = Objects.requireNonNull(last.dueBefore())
                .atZone(issue.zone())
                .toLocalDate()
                .minusDays(1);
        assertEquals(n, last.occurrence());
        assertEquals((long) begin + (long) every * n, ChronoUnit.DAYS.between(issue.day(), day));
    }

    @Property
    void whatIsShownNamesTheDayThatEnds(@ForAll("issues") Issue issue, @ForAll @IntRange(max = 3653) int days) {
        Occurrence due = one(new Within(after(days), null), issue);

        String day = Words.day(issue.day().plusDays(days));
        assertTrue(due.due().startsWith("end of " + day + " ("), due.due());
    }

    @Provide
    Arbitrary<Issue> issues() {
        Arbitrary<LocalDate> days = Arbitraries.longs()
                .between(
                        LocalDate.of(2015, 1, 1).toEpochDay(),
                        LocalDate.of(2040, 12, 31).toEpochDay())
                .map(LocalDate::ofEpochDay);
        Arbitrary<ZoneId> zones = Arbitraries.of(
                        "America/New_York",
                        "America/Sao_Paulo",
                        "Pacific/Honolulu",
                        "Asia/Kolkata",
                        "Europe/Dublin",
                        "UTC")
                .map(ZoneId::of);
        return days.flatMap(day -> zones.map(zone -> new Issue(day, zone)));
    }

    private static Occurrence one(Rule rule, Issue issue) {
        return Deadlines.of(rule, issue).findFirst().orElseThrow();
    }

    private static Moment after(int days) {
        return new Moment(new Issuance(), new CalendarDays(days));
    }
}
