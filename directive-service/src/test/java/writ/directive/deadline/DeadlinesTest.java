package writ.directive.deadline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.directive.deadline.Offset.CalendarDays;
import writ.directive.deadline.Rule.BeginAt;
import writ.directive.deadline.Rule.Series;
import writ.directive.deadline.Rule.Within;
import writ.directive.deadline.Trigger.Issuance;

/** The dates of BOD 17-01 as DHS printed them, and what surrounds them. */
class DeadlinesTest {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final Issue BOD_17_01 = new Issue(LocalDate.of(2017, 9, 13), EASTERN);

    @Test
    void thirtyDaysAfterTheIssueEndWithThirteenOctober() {
        Occurrence report = within(30, BOD_17_01);

        assertEquals(Instant.parse("2017-10-14T04:00:00Z"), report.dueBefore());
        assertEquals("end of 13 October 2017 (Eastern)", report.due());
        assertNull(report.opensAt());
    }

    @Test
    void sixtyDaysEndOnASundayAndAreNotRolled() {
        Occurrence plan = within(60, BOD_17_01);

        assertEquals(Instant.parse("2017-11-13T05:00:00Z"), plan.dueBefore());
        assertEquals("end of 12 November 2017 (Eastern)", plan.due());
        assertTrue(plan.because().contains("Sunday, 12 November 2017"), plan.because());
    }

    @Test
    void statusReportsFollowEveryThirtyDaysFromTheDayItBegins() {
        List<Occurrence> statuses = Deadlines.of(removal(), BOD_17_01).limit(4).toList();

        assertEquals(
                List.of(
                        "end of 11 January 2018 (Eastern)",
                        "end of 10 February 2018 (Eastern)",
                        "end of 12 March 2018 (Eastern)",
                        "end of 11 April 2018 (Eastern)"),
                statuses.stream().map(Occurrence::due).toList());
        assertEquals(
                List.of("2018-01-12T05:00:00Z", "2018-02-11T05:00:00Z", "2018-03-13T04:00:00Z", "2018-04-12T04:00:00Z"),
                statuses.stream()
                        .map(status -> String.valueOf(status.dueBefore()))
                        .toList());
        statuses.forEach(status -> assertEquals(Instant.parse("2017-12-12T05:00:00Z"), status.opensAt()));
    }

    @Test
    void anOccurrenceExplainsItselfInWords() {
        Occurrence second =
                Deadlines.of(removal(), BOD_17_01).skip(1).findFirst().orElseThrow();

        assertEquals(
                "It begins on Tuesday, 12 December 2017, 90 calendar days after the issue on 13 September 2017 (day 0)."
                        + " Number 2 is due 60 calendar days after that day, on Saturday, 10 February 2018; that whole"
                        + " day counts in America/New_York, so it is due before 2018-02-11T05:00:00Z. Weekends and"
                        + " holidays do not move it.",
                second.because());
        assertEquals("every 30 calendar days thereafter", second.stated());
    }

    @Test
    void theRuleOfASeriesSaysHowItEnds() {
        String words = Deadlines.words(removal(), BOD_17_01);

        assertEquals(
                "Begins at 90 calendar days after the issue on 13 September 2017 (day 0); then every 30 calendar days"
                        + " counted from the first day, which late answers do not shift, until the agency's state is"
                        + " accepted as “removed”.",
                words);
    }

    @Test
    void anActThatIsOnlyToBeBegunHasNothingDue() {
        Occurrence act = Deadlines.of(new BeginAt(after(90), null), BOD_17_01)
                .findFirst()
                .orElseThrow();

        assertEquals(Instant.parse("2017-12-12T05:00:00Z"), act.opensAt());
        assertNull(act.dueBefore());
        assertEquals("start of 12 December 2017 (Eastern)", act.due());
    }

    @Test
    void theDayOfIssueIsDayZeroWhateverTheHour() {
        Occurrence sameDay = within(0, BOD_17_01);

        assertEquals(Instant.parse("2017-09-14T04:00:00Z"), sameDay.dueBefore());
    }

    @Test
    void aDayThatHasNoMidnightStartsWhereItsClockDoes() {
        Issue issue = new Issue(LocalDate.of(2018, 10, 4), ZoneId.of("America/Sao_Paulo"));

        Occurrence due = within(30, issue);

        assertEquals(Instant.parse("2018-11-04T03:00:00Z"), due.dueBefore());
        assertEquals("end of 3 November 2018 (Brasilia)", due.due());
    }

    @Test
    void anInstantInsideADayIsShownAsBeforeItsTime() {
        assertEquals(
                "before 17:01 on 17 January 2020 (Eastern)", Words.due(Instant.parse("2020-01-17T22:01:00Z"), EASTERN));
        assertEquals("end of 1 June 2024 (UTC)", Words.due(Instant.parse("2024-06-02T00:00:00Z"), ZoneId.of("UTC")));
    }

    @Test
    void aRuleDoesNotCountBackwards() {
        assertThrows(IllegalArgumentException.class, () -> new CalendarDays(-1));
    }

    private static Series removal() {
        return new Series(
                after(90), new CalendarDays(30), new End.State("removed"), "every 30 calendar days thereafter");
    }

    private static Occurrence within(int days, Issue issue) {
        return Deadlines.of(new Within(after(days), "Within " + days), issue)
                .findFirst()
                .orElseThrow();
    }

    private static Moment after(int days) {
        return new Moment(new Issuance(), new CalendarDays(days));
    }
}
