package writ.notification.reminder;

import java.util.stream.Stream;
import writ.notification.message.AlertKind;

/** A step of the ladder around a due instant, in calendar days of the directive's zone. */
enum Rung {
    DAYS_BEFORE_14("14-days-before", -14),
    DAYS_BEFORE_7("7-days-before", -7),
    DAYS_BEFORE_3("3-days-before", -3),
    DAYS_BEFORE_1("1-day-before", -1),
    DUE("due", 0),
    DAYS_AFTER_1("1-day-after", 1),
    DAYS_AFTER_7("7-days-after", 7),
    DAYS_AFTER_14("14-days-after", 14);

    private final String slug;
    private final int days;

    Rung(String slug, int days) {
        this.slug = slug;
        this.days = days;
    }

    String slug() {
        return slug;
    }

    /** Days after the due instant; negative before it. */
    int days() {
        return days;
    }

    AlertKind kind() {
        return days < 0
                ? AlertKind.OBLIGATION_REMINDER
                : days == 0 ? AlertKind.OBLIGATION_DUE : AlertKind.OBLIGATION_OVERDUE;
    }

    static Rung of(String slug) {
        return Stream.of(values())
                .filter(rung -> rung.slug.equals(slug))
                .findFirst()
                .orElseThrow();
    }
}
