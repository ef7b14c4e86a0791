package writ.notification;

import static writ.notification.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import writ.kit.testing.OperationWalk;
import writ.kit.testing.Tokens;

@QuarkusTest
class OperationWalkTest {

    @Inject
    DirectiveFeed feed;

    @Test
    void everyOperationHasARuleAndNobodyGetsPastIt() {
        String owner = feed.agency("lead-poc:lead@" + UUID.randomUUID() + ".example");
        Duty duty = Duty.of(owner, "bod-" + UUID.randomUUID(), "RA1", Instant.parse("2099-01-01T05:00:00Z"));
        feed.tell(duty.opened(Instant.now()));
        String subscription = as(Tokens.reporter(owner))
                .body("{\"channel\": \"webhook\", \"target\": \"https://siem.example/\"}")
                .post("/v1/subscriptions")
                .path("id");
        String delivery = as(Tokens.reporter(owner)).get("/v1/deliveries").path("items[0].id");

        new OperationWalk(
                        Set.of(),
                        Map.of(
                                "/v1/subscriptions/{id}", "/v1/subscriptions/" + subscription,
                                "/v1/subscriptions/{id}/secrets", "/v1/subscriptions/" + subscription + "/secrets",
                                "/v1/subscriptions/{id}/test", "/v1/subscriptions/" + subscription + "/test",
                                "/v1/deliveries/{id}", "/v1/deliveries/" + delivery,
                                "/v1/deliveries/{id}/attempts", "/v1/deliveries/" + delivery + "/attempts",
                                "/v1/deliveries/{id}/redelivery", "/v1/deliveries/" + delivery + "/redelivery"),
                        Map.of(
                                "POST /v1/subscriptions",
                                "{\"channel\": \"email\", \"target\": \"a@b.example\"}",
                                "POST /v1/deliveries/redelivery",
                                "{\"from\": \"2020-01-01T00:00:00Z\", \"to\": \"2020-01-02T00:00:00Z\"}"))
                .walk(owner, feed.agency());
    }
}
