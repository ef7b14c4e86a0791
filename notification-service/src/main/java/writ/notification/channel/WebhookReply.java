package writ.notification.channel;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/**
 * What an HTTP reply means for the delivery (Standard Webhooks, "Operational considerations"): 410 Gone alone is for
 * good. Whatever else is no success may pass: a receiver that is redeployed answers 404, one behind a firewall 403, one
 * that still has the old secret 401, one that moves a redirect.
 */
final class WebhookReply {

    private static final int GONE = 410;

    private static final Duration LONGEST_WAIT = Duration.ofDays(1);

    private WebhookReply() {}

    static Outcome meaning(int status, @Nullable String retryAfter, Instant now) {
        String detail = "HTTP " + status;
        if (status >= 200 && status < 300) {
            return new Outcome.Delivered(status, detail);
        }
        if (status == GONE) {
            return new Outcome.Refused(status, detail + ": the receiver wants no more", Outcome.Cause.GONE);
        }
        if (status >= 300 && status < 400) {
            detail += ": redirects are not followed";
        }
        return new Outcome.Failed(status, detail, retryAfter(retryAfter, now));
    }

    /** Seconds or an HTTP date (RFC 9110, 10.2.3), at most a day; null when absent, past or unreadable. */
    private static @Nullable Duration retryAfter(@Nullable String header, Instant now) {
        if (header == null) {
            return null;
        }
        String value = header.strip();
        Duration wait;
        try {
            wait = value.matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value))
                    : Duration.between(
                            now,
                            ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME)
                                    .toInstant());
        } catch (DateTimeException unreadable) {
            return null;
        }
        if (!wait.isPositive()) {
            return null;
        }
        return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
    }
}
