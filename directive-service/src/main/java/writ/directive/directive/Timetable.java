package writ.directive.directive;

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

    private Stream<Line> occurrences(Action action) {
        return Deadlines.of(action.rule(), issue).map(occurrence -> new Line(action, occurrence));
    }
}
