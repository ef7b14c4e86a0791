package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import com.standardwebhooks.Webhook;
import java.net.http.HttpHeaders;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WebhookSecretTest {

    @Test
    void signsAsTheSpecificationsOwnExampleDoes() {
        WebhookSecret secret = new WebhookSecret("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        String signature = secret.sign("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, "{\"test\": 2432232314}");

        assertEquals("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=", signature);
    }

    @Test
    void theReferenceLibraryAcceptsEitherOfTwoSecrets() {
        SecureRandom random = new SecureRandom();
        WebhookSecret old = WebhookSecret.fresh(random);
        WebhookSecret fresh = WebhookSecret.fresh(random);
        long now = Instant.now().getEpochSecond();
        String body = "{\"ä\":1}";

        HttpHeaders headers = HttpHeaders.of(
                Map.of(
                        "webhook-id", List.of("id"),
                        "webhook-timestamp", List.of(Long.toString(now)),
                        "webhook-signature", List.of(old.sign("id", now, body) + " " + fresh.sign("id", now, body))),
                (name, value) -> true);

        assertDoesNotThrow(() -> new Webhook(old.text()).verify(body, headers.map()));
        assertDoesNotThrow(() -> new Webhook(fresh.text()).verify(body, headers.map()));
    }

    @Test
    void everySecretIsAnotherAndNoneShowsInALog() {
        SecureRandom random = new SecureRandom();

        WebhookSecret secret = WebhookSecret.fresh(random);

        assertNotEquals(secret, WebhookSecret.fresh(random));
        assertEquals("whsec_…", secret.toString());
    }
}
