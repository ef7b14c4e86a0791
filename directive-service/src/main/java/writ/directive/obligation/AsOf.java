package writ.directive.obligation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * A point in the past that a filter names: an instant, or a bare date, which means the end of that day in the
 * directive's zone. Neither of them: now.
 */
public record AsOf(
        String parameter,
        @Nullable Instant instant,
        @Nullable LocalDate day) {

    /** How a parameter is written, for the API. */
    public static final String FORM = "an instant, 2017-10-16T04:00:00Z, or a date, 2017-10-15, which means the end of"
            + " that day in the directive's zone";

    /** Where a day ends first on Earth: a date that has not begun there lies in the future everywhere. */
    private static final ZoneOffset FIRST = ZoneOffset.ofHours(14);

    private static final int FIRST_YEAR = 1900;
    private static final int LAST_YEAR = 9998;

    public static final AsOf NOW = new AsOf("", null, null);

    /**
     * Reads a query parameter.
     *
     * @throws Problem invalid, when it is neither an instant nor a date, or lies in the future
     */
    public static AsOf read(String parameter, @Nullable String value, Instant now) {
        AsOf read = parse(parameter, value);
        if (read.instant != null && read.instant.isAfter(now)) {
            throw future(parameter, now.toString());
        }
        read.refuseFuture(FIRST, now);
        return read;
    }

    /** Reads a query parameter that may lie in the future, such as a due date. */
    static AsOf parse(String parameter, @Nullable String value) {
        if (value == null || value.isBlank()) {
            return NOW;
        }
        try {
            if (value.length() == "2017-10-15".length()) {
                LocalDate day = LocalDate.parse(value);
                refuseFar(parameter, day.getYear());
                return new AsOf(parameter, null, day);
            }
            Instant instant = Instant.parse(value);
            refuseFar(parameter, instant.atOffset(ZoneOffset.UTC).getYear());
            return new AsOf(parameter, instant, null);
        } catch (DateTimeParseException notThat) {
            throw Problem.of(CommonProblem.INVALID, parameter + " is neither an instant nor a date.")
                    .at(parameter, "an instant such as 2017-10-16T04:00:00Z, or a date such as 2017-10-15");
        }
    }

    /**
     * The instant it means in a directive's zone, to the microsecond and never later than now.
     *
     * @throws Problem invalid, for a day that has not begun there
     */
    public Instant in(ZoneId zone, Instant now) {
        refuseFuture(zone, now);
        Instant meant = day == null ? instant : lastOf(day, zone);
        return meant == null || meant.isAfter(now) ? now : meant;
    }

    public boolean isNow() {
        return instant == null && day == null;
    }

    private void refuseFuture(ZoneId zone, Instant now) {
        if (day != null && day.atStartOfDay(zone).toInstant().isAfter(now)) {
            throw future(parameter, LocalDate.ofInstant(now, zone).toString());
        }
    }

    private static void refuseFar(String parameter, int year) {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw Problem.of(CommonProblem.INVALID, parameter + " lies beyond what the record can hold.")
                    .at(parameter, "from the year " + FIRST_YEAR + " to " + LAST_YEAR);
        }
    }

    private static Problem future(String parameter, String now) {
        return Problem.of(CommonProblem.INVALID, parameter + " lies in the future; the past can be asked for.")
                .at(parameter, "must not be after " + now);
    }

    private static Instant lastOf(LocalDate day, ZoneId zone) {
        return day.plusDays(1).atStartOfDay(zone).toInstant().minus(1, ChronoUnit.MICROS);
    }
}
