package writ.directive.deadline;

import java.time.LocalDate;

/** How far after its trigger a thing is due. */
public sealed interface Offset {

    /** The largest number of days a rule may count: ten years, leap days included. */
    int MAX_DAYS = 3653;

    LocalDate from(LocalDate day);

    /** This offset {@code n} times, counted from the anchor at once so that nothing drifts. */
    Offset times(int n);

    String words();

    /**
     * Calendar days. Weekends and holidays count, and the last day is not moved off them: DHS printed "by November 12"
     * for the 60 days of BOD 17-01, a Sunday.
     */
    record CalendarDays(int days) implements Offset {
        public CalendarDays {
            if (days < 0) {
                throw new IllegalArgumentException("A deadline counts forward, not " + days + " days.");
            }
        }

        @Override
        public LocalDate from(LocalDate day) {
            return day.plusDays(days);
        }

        @Override
        public Offset times(int n) {
            return new CalendarDays(Math.multiplyExact(days, n));
        }

        @Override
        public String words() {
            return days == 1 ? "1 calendar day" : days + " calendar days";
        }
    }
}
