package writ.directive.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.Locale;

/** Dates and instants as people read them, in the directive's zone and never in the reader's. */
public final class Words {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.US);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("HH:mm", Locale.US);
    private static final DateTimeFormatter SECOND = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.US);

    private Words() {}

    /** "13 October 2017". */
    public static String day(LocalDate day) {
        return DAY.format(day);
    }

    /** "Friday, 13 October 2017". */
    static String weekday(LocalDate day) {
        return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.US) + ", " + day(day);
    }

    /**
     * An exclusive due instant as it is shown: "end of 13 October 2017 (Eastern)" at the turn of a day, else "before
     * 17:00 on 17 January 2020 (Eastern)".
     */
    public static String due(Instant dueBefore, ZoneId zone) {
        ZonedDateTime local = dueBefore.atZone(zone);
        LocalDate day = local.toLocalDate();
        String where = " (" + zone(zone) + ")";
        if (dueBefore.equals(day.atStartOfDay(zone).toInstant())) {
            return "end of " + day(day.minusDays(1)) + where;
        }
        DateTimeFormatter time = local.getSecond() == 0 ? MINUTE : SECOND;
        return "before " + time.format(local) + " on " + day(day) + where;
    }

    /** An instant from which on something may be done: "start of 12 December 2017 (Eastern)". */
    static String start(LocalDate day, ZoneId zone) {
        return "start of " + day(day) + " (" + zone(zone) + ")";
    }

    /** The zone the way a notice names it, summer and winter alike: "Eastern" for America/New_York. */
    static String zone(ZoneId zone) {
        if (zone instanceof ZoneOffset || zone.normalized() instanceof ZoneOffset) {
            return zone.getId();
        }
        String name = zone.getDisplayName(TextStyle.FULL, Locale.US);
        return name.endsWith(" Time") ? name.substring(0, name.length() - " Time".length()) : name;
    }
}
