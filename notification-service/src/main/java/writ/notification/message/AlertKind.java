package writ.notification.message;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** What an alert is about; the slug is part of the API. */
public enum AlertKind {
    DIRECTIVE_ISSUED,
    OBLIGATION_REMINDER,
    OBLIGATION_DUE,
    OBLIGATION_OVERDUE,
    SUBMISSION_RETURNED,
    SUBMISSION_ACCEPTED,
    REMINDER_REQUESTED,
    /** Asked for by a subscriber, to see whether anything arrives. */
    TEST;

    public String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public static Optional<AlertKind> of(String slug) {
        return Stream.of(values()).filter(kind -> kind.slug().equals(slug)).findFirst();
    }
}
