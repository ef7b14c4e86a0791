package writ.directive.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import writ.directive.deadline.Rule.BeginAt;
import writ.directive.deadline.Rule.Series;
import writ.directive.deadline.Rule.Within;

/** Computes deadlines. A pure function of rule and issue: the same two give the same instants for ever. */
public final class Deadlines {

    private Deadlines() {}

    /** The occurrences of a rule in order; endless for a series, which the caller limits. */
    public static Stream<Occurrence> of(Rule rule, Issue issue) {
        return switch (rule) {
            case Within within -> Stream.of(within(within, issue));
            case BeginAt act -> Stream.of(beginAt(act, issue));
            case Series series -> IntStream.iterate(1, n -> n + 1).mapToObj(n -> occurrence(series, n, issue));
        };
    }

    /** The rule in a sentence, for people who confirm it. */
    public static String words(Rule rule, Issue issue) {
        return switch (rule) {
            case Within(Moment due, var _) -> "Within " + due.words(issue) + ", to the end of the last day.";
            case BeginAt(Moment begin, var _) -> "Begins at " + begin.words(issue) + ".";
            case Series(Moment begin, Offset every, End until, var _) ->
                "Begins at " + begin.words(issue) + "; then every " + every.words()
                        + " counted from the first day, which late answers do not shift, " + until.words() + ".";
        };
    }

    private static Occurrence within(Within rule, Issue issue) {
        Moment due = rule.due();
        LocalDate last = due.day(issue);
        Instant dueBefore = dayAfter(last, issue.zone());
        String because =
                sentence(due.words(issue)) + " is " + Words.weekday(last) + "; " + wholeDay(last, issue.zone());
        return new Occurrence(1, null, dueBefore, Words.due(dueBefore, issue.zone()), because, rule.stated());
    }

    private static Occurrence beginAt(BeginAt rule, Issue issue) {
        LocalDate first = rule.begin().day(issue);
        Instant opensAt = first.atStartOfDay(issue.zone()).toInstant();
        String because = sentence(rule.begin().words(issue)) + " is " + Words.weekday(first)
                + "; it begins with that day in " + issue.zone() + ", which is " + opensAt + ".";
        return new Occurrence(1, opensAt, null, Words.start(first, issue.zone()), because, rule.stated());
    }

    private static Occurrence occurrence(Series rule, int n, Issue issue) {
        LocalDate anchor = rule.begin().day(issue);
        Offset offset = rule.every().times(n);
        LocalDate last = offset.from(anchor);
        Instant opensAt = anchor.atStartOfDay(issue.zone()).toInstant();
        Instant dueBefore = dayAfter(last, issue.zone());
        String because =
                "It begins on " + Words.weekday(anchor) + ", " + rule.begin().words(issue) + ". Number " + n
                        + " is due " + offset.words() + " after that day, on " + Words.weekday(last) + "; "
                        + wholeDay(last, issue.zone());
        String due = Words.due(dueBefore, issue.zone());
        return new Occurrence(n, opensAt, dueBefore, due, because, rule.stated());
    }

    /** "Within N days" is any time up to the end of day N, so it ends where day N + 1 starts. */
    private static Instant dayAfter(LocalDate last, ZoneId zone) {
        return last.plusDays(1).atStartOfDay(zone).toInstant();
    }

    private static String wholeDay(LocalDate last, ZoneId zone) {
        return "that whole day counts in " + zone + ", so it is due before " + dayAfter(last, zone)
                + ". Weekends and holidays do not move it.";
    }

    private static String sentence(String words) {
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
