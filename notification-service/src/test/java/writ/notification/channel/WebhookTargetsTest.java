package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.mutiny.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookTargetsTest {

    private static final Vertx VERTX = Vertx.vertx();

    private final WebhookTargets strict = new WebhookTargets(VERTX, new Settings(List.of(), Duration.ofSeconds(2)));
    private final WebhookTargets loopback =
            new WebhookTargets(VERTX, new Settings(List.of("127.0.0.0/8"), Duration.ofSeconds(2)));

    @AfterAll
    static void close() {
        VERTX.closeAndAwait();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://localhost/",
                "https://127.0.0.1/",
                "https://2130706433/",
                "https://127.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://169.254.169.254/latest/meta-data/"
            })
    void aNameThatLeadsInsideIsRefusedWhenItIsSent(String url) {
        assertThrows(IllegalArgumentException.class, () -> checked(strict, url));
    }

    @Test
    void theAddressThatWasCheckedIsTheOneToConnectTo() {
        assertEquals(InetAddress.ofLiteral("127.0.0.1"), checked(loopback, "http://localhost:8080/x"));
    }

    @Test
    void withoutTlsOnlyTheAllowedNetworksAreReached() {
        assertDoesNotThrow(() -> checked(loopback, "http://127.0.0.1/"));
        assertThrows(IllegalArgumentException.class, () -> checked(loopback, "http://93.184.215.14/"));
        assertDoesNotThrow(() -> checked(loopback, "https://93.184.215.14/"));
    }

    @Test
    void whoSubscribesLearnsNothingAboutNames() {
        assertDoesNotThrow(() -> strict.requireUsable("https://localhost/"));
        assertThrows(IllegalArgumentException.class, () -> strict.requireUsable("http://localhost/"));
        assertThrows(IllegalArgumentException.class, () -> strict.requireUsable("https://10.0.0.1/"));
        assertDoesNotThrow(() -> loopback.requireUsable("http://127.0.0.1/"));
    }

    private static InetAddress checked(WebhookTargets targets, String url) {
        return targets.checked(WebhookUrl.of(url), 1).await().atMost(Duration.ofSeconds(10));
    }
}
