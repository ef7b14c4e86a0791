package writ.inventory.report;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.Reporter;
import writ.kit.caller.Caller;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * What a report says about itself.
 *
 * @param component null for the agency as a whole
 * @param asOf in whole microseconds
 */
record ReportRequest(
        String agency,
        @Nullable String component,
        Instant asOf,
        String methodology,
        @Nullable Long examined,
        @Nullable Long of,
        Mode mode,
        Kind kind,
        @Nullable String mediaType) {

    /** Older than any inventory a directive is about; a wrong century is a slip of the pen. */
    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

    private static final int LONGEST_METHODOLOGY = 500;
    private static final int MOST_DIGITS = 12;

    enum Mode {
        /** One refused row refuses the file. */
        STRICT,
        /** Refused rows are listed, the rest is taken. */
        LENIENT;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    enum Kind {
        /** All that is there. */
        FULL,
        /** What changed since the reporter's current report. */
        DELTA;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Kind of(String word) {
            return valueOf(word.toUpperCase(Locale.ROOT));
        }
    }

    boolean isDelta() {
        return kind == Kind.DELTA;
    }

    /** @throws Problem with all that is wrong */
    static ReportRequest of(Caller caller, ReportParameters said) {
        Problem wrong = Problem.of(CommonProblem.INVALID, "The report does not say what it has to about itself.");
        Faults faults = new Faults(wrong);
        Instant asOf = asOf(said.asOf, faults);
        String methodology = said.methodology == null ? "" : said.methodology.strip();
        if (methodology.isEmpty()) {
            faults.at("methodology", "is needed: how the products were looked for");
        } else if (methodology.length() > LONGEST_METHODOLOGY) {
            faults.at("methodology", "at most " + LONGEST_METHODOLOGY + " characters");
        } else if (methodology.chars().anyMatch(Character::isISOControl)) {
            faults.at("methodology", "has a line break or another control character in it");
        }
        Long examined = count("examined", said.examined, faults);
        Long of = count("of", said.of, faults);
        if (examined != null && of != null && examined > of) {
            faults.at("examined", "cannot be more than of");
        }
        Mode mode = mode(said.mode, faults);
        Kind kind = kind(said.kind, faults);
        if (asOf == null || mode == null || kind == null || faults.any) {
            throw wrong;
        }
        return new ReportRequest(
                caller.agency(),
                component(caller, said.component),
                asOf,
                methodology,
                examined,
                of,
                mode,
                kind,
                said.contentType);
    }

    Reporter reporter() {
        return new Reporter(agency, component);
    }

    private static @Nullable String component(Caller caller, @Nullable String said) {
        String component = said == null || said.isBlank() ? null : said.strip();
        if (caller.component() == null) {
            return component;
        }
        if (component != null && !component.equals(caller.component())) {
            throw Problem.of(CommonProblem.FORBIDDEN, "This token reports for its own component only.")
                    .at("component", "leave it out, or name the component of the token");
        }
        return caller.component();
    }

    private static @Nullable Instant asOf(@Nullable String said, Faults faults) {
        if (said == null || said.isBlank()) {
            faults.at("asOf", "is needed: the instant as of which the report holds");
            return null;
        }
        try {
            Instant asOf = OffsetDateTime.parse(said.strip()).toInstant().truncatedTo(ChronoUnit.MICROS);
            if (asOf.isBefore(EARLIEST)) {
                faults.at("asOf", "is before " + EARLIEST);
            }
            return asOf;
        } catch (DateTimeParseException e) {
            faults.at("asOf", "is not an instant such as 2017-10-02T14:00:00Z (write + as %2B)");
            return null;
        }
    }

    private static @Nullable Long count(String name, @Nullable String said, Faults faults) {
        if (said == null || said.isBlank()) {
            return null;
        }
        if (said.length() > MOST_DIGITS || !said.chars().allMatch(c -> c >= '0' && c <= '9')) {
            faults.at(name, "is not a whole number from 0");
            return null;
        }
        return Long.parseLong(said);
    }

    private static @Nullable Mode mode(@Nullable String said, Faults faults) {
        if (said == null || said.isBlank()) {
            return Mode.STRICT;
        }
        for (Mode mode : Mode.values()) {
            if (mode.word().equals(said)) {
                return mode;
            }
        }
        faults.at("mode", "strict or lenient");
        return null;
    }

    private static @Nullable Kind kind(@Nullable String said, Faults faults) {
        if (said == null || said.isBlank()) {
            return Kind.FULL;
        }
        for (Kind kind : Kind.values()) {
            if (kind.word().equals(said)) {
                return kind;
            }
        }
        faults.at("kind", "full or delta");
        return null;
    }

    private static final class Faults {

        private final Problem problem;
        private boolean any;

        Faults(Problem problem) {
            this.problem = problem;
        }

        void at(String where, String detail) {
            problem.at(where, detail);
            any = true;
        }
    }
}
