package writ.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.standardwebhooks.Webhook;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Signed by the library that receivers use. */
class WebhookReceiverTest {

    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String BODY =
            "{\"type\": \"dev.writ.alert.raised\", \"data\": {\"dueWords\": \"end of 13 – Eastern\"}}";

    @Test
    void onlyWhatIsSignedCountsAndARepeatCountsOnce() throws Exception {
        long now = Instant.now().getEpochSecond();
        String signature = new Webhook(SECRET).sign("msg_1", now, BODY);
        try (WebhookReceiver receiver = WebhookReceiver.listen()) {
            receiver.expect(SECRET);

            assertEquals(204, post(receiver, "msg_1", now, signature));
            assertEquals(204, post(receiver, "msg_1", now, "v1,b2xk " + signature));
            assertEquals(401, post(receiver, "msg_2", now, signature));
            assertEquals(401, post(receiver, "msg_1", now + 1, signature));

            assertEquals(1, receiver.received());
            assertEquals(2, receiver.unsigned());
        }
    }

    private static int post(WebhookReceiver receiver, String id, long at, String signature) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(receiver.url()))
                .header("webhook-id", id)
                .header("webhook-timestamp", "" + at)
                .header("webhook-signature", signature)
                .POST(HttpRequest.BodyPublishers.ofString(BODY))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }
}
