package writ.inventory.agency;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * What every statement of an agency about itself says: of which part of it, as of when, and in some words.
 *
 * @param component null for the agency as a whole
 * @param asOf in whole microseconds
 */
record Statement(@Nullable String component, Instant asOf, String words) {
    private static final int LONGEST = 500;

    /** @throws Problem with all that is wrong; {@code wrong} may have faults of its own already */
    static Statement checked(
            Caller caller,
            @Nullable String component,
            @Nullable Instant asOf,
            String member,
            @Nullable String said,
            Problem wrong,
            boolean faulty) {
        String words = said == null ? "" : said.strip();
        boolean wordy = words.isEmpty() || words.length() > LONGEST;
        if (asOf == null) {
            wrong.at("/asOf", "is needed: the instant as of which it holds");
        }
        if (wordy) {
            wrong.at("/" + member, "is needed, in at most " + LONGEST + " characters");
        }
        if (asOf == null || wordy || faulty) {
            throw wrong;
        }
        String part = component == null || component.isBlank() ? caller.component() : component.strip();
        if (caller.component() != null && !caller.component().equals(part)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "This token speaks for its own component only.")
                    .at("/component", "leave it out, or name the component of the token");
        }
        return new Statement(part, asOf.truncatedTo(ChronoUnit.MICROS), words);
    }

    /** @throws Problem when the component is not the agency's, or the instant is yet to come */
    void mustBe(boolean known, Instant now) {
        if (!known) {
            throw Problem.of(CommonProblem.INVALID, "There is no such component of the agency.")
                    .at("/component", "is not a component of the agency");
        }
        if (asOf.isAfter(now)) {
            throw Problem.of(CommonProblem.INVALID, "Nothing can hold as of an instant that is yet to come.")
                    .at("/asOf", "is after " + now);
        }
    }
}
