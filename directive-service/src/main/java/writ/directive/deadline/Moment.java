package writ.directive.deadline;

import java.time.LocalDate;

/** A day by rule: so long after a trigger. */
public record Moment(Trigger after, Offset offset) {

    LocalDate day(Issue issue) {
        return offset.from(after.day(issue));
    }

    String words(Issue issue) {
        return offset.words() + " after " + after.words(issue);
    }
}
