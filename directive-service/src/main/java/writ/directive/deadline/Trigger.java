package writ.directive.deadline;

import java.time.LocalDate;

/** What starts a clock. */
public sealed interface Trigger {

    /** The day the clock starts, day 0 of the count. */
    LocalDate day(Issue issue);

    /** The trigger as it reads after "30 calendar days after". */
    String words(Issue issue);

    /** The issuance of the directive. */
    record Issuance() implements Trigger {
        @Override
        public LocalDate day(Issue issue) {
            return issue.day();
        }

        @Override
        public String words(Issue issue) {
            return "the issue on " + Words.day(issue.day()) + " (day 0)";
        }
    }
}
