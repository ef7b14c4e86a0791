package writ.directive.scoreboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Directory.Person;
import writ.directive.obligation.State;

/** An agency that is overdue, with whom to call, lead first. */
record ChaseView(String agency, String name, List<OverdueObligation> overdue, List<Person> contacts) {

    /**
     * What it owes.
     *
     * @param overdueBy since dueBefore, ISO 8601
     * @param overdueWords the same for people
     * @param reminderRequestedAt when the authority last asked for a reminder
     * @param page where people read it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record OverdueObligation(
            UUID obligation,
            String action,
            String deliver,
            int occurrence,
            Instant dueBefore,
            String dueWords,
            State state,
            String overdueBy,
            String overdueWords,
            @Nullable Instant reminderRequestedAt,
            String page) {}

    /** "2 days", "1 day", "3 hours", "less than an hour": whole units, rounded down. */
    static String words(Duration overdue) {
        if (overdue.toDays() > 0) {
            return counted(overdue.toDays(), "day");
        }
        return overdue.toHours() > 0 ? counted(overdue.toHours(), "hour") : "less than an hour";
    }

    private static String counted(long n, String unit) {
        return n + " " + unit + (n == 1 ? "" : "s");
    }
}
