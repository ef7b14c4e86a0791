package writ.directive.directive;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import writ.directive.deadline.Deadlines;
import writ.directive.deadline.Issue;
import writ.directive.deadline.Occurrence;
import writ.directive.directive.DirectiveDocument.Action;

/** Every instant of a directive: a pure function of its document and the issue. */
public record Timetable(DirectiveDocument document, Issue issue) {

    /** One occurrence of one action. */
    public record Line(Action action, Occurrence occurrence) {}

    /** The timetable of a document issued on the date it says. */
    public static Timetable of(DirectiveDocument document) {
        return new Timetable(document, new Issue(document.issued(), document.zone()));
    }

    /** What is owed once, and of each series the first {@code most}. */
    public List<Line> first(int most) {
        return document.actions().stream()
                .flatMap(action -> occurrences(action).limit(most))
                .toList();
    }

    /**
     * What is owed once, and of each series all that is due up to {@code horizon} and the one after, so that there is
     * always a next one.
     */
    public List<Line> until(Instant horizon) {
        return document.actions().stream()
                .flatMap(action -> Stream.concat(
                        occurrences(action).takeWhile(line -> dueUpTo(line, horizon)),
                        occurrences(action)
                                .dropWhile(line -> dueUpTo(line, horizon))
                                .limit(1)))
                .toList();
    }

    private Stream<Line> occurrences(Action action) {
        return Deadlines.of(action.rule(), issue).map(occurrence -> new Line(action, occurrence));
    }

    private static boolean dueUpTo(Line line, Instant horizon) {
        Instant dueBefore = line.occurrence().dueBefore();
        return dueBefore != null && !dueBefore.isAfter(horizon);
    }
}
