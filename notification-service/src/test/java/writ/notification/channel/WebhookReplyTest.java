package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookReplyTest {

    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");

    @ParameterizedTest
    @ValueSource(ints = {200, 201, 202, 204, 299})
    void anySuccessDelivers(int status) {
        assertInstanceOf(Outcome.Delivered.class, WebhookReply.meaning(status, null, NOW));
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 400, 401, 403, 404, 408, 425, 429, 500, 502, 503, 504, 599})
    void whatMayPassIsTriedAgain(int status) {
        assertInstanceOf(Outcome.Failed.class, WebhookReply.meaning(status, null, NOW));
    }

    @Test
    void aReceiverThatIsGoneAloneStops() {
        Outcome outcome = WebhookReply.meaning(410, null, NOW);

        assertEquals(
                Outcome.Cause.GONE,
                assertInstanceOf(Outcome.Refused.class, outcome).cause());
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertEquals(Duration.ofSeconds(120), wait("120"));
        assertEquals(Duration.ofMinutes(5), wait("Tue, 24 Nov 2026 10:05:00 GMT"));
        assertEquals(Duration.ofDays(1), wait("999999999"));
    }

    @Test
    void aRetryAfterThatSaysNothingIsLeftOut() {
        assertEquals(null, wait("soon"));
        assertEquals(null, wait("-5"));
        assertEquals(null, wait("0"));
        assertEquals(null, wait("Tue, 24 Nov 2026 09:00:00 GMT"));
        assertEquals(null, wait(null));
    }

    private static @Nullable Duration wait(@Nullable String header) {
        Outcome outcome = WebhookReply.meaning(503, header, NOW);
        return assertInstanceOf(Outcome.Failed.class, outcome).retryAfter();
    }
}
