package writ.notification.delivery;

import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.notification.Api.as;
import static writ.notification.Api.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.notification.DirectiveFeed;
import writ.notification.Duty;
import writ.notification.Receiver;

@QuarkusTest
class WebhookDeliveryTest {

    private static final Instant ISSUED = Instant.parse("2017-09-13T13:00:00Z");
    private static final Instant DUE = Instant.parse("2017-10-14T04:00:00Z");

    @Inject
    DirectiveFeed feed;

    private final String directive = "bod-" + UUID.randomUUID();
    private final Receiver receiver = new Receiver();
    private String agency;
    private Subscriber subscriber;
    private Duty duty;

    @BeforeEach
    void subscribe() {
        TestClock.hold(ISSUED);
        agency = feed.agency();
        subscriber = Subscriber.of(Tokens.reporter(agency), receiver, "");
        duty = Duty.of(agency, directive, "RA1", DUE);
    }

    @AfterEach
    void close() {
        receiver.close();
        TestClock.release();
    }

    @Test
    void aReceiverVerifiesTheFirstTryAndARetryWithTheBusinessClockIn2017() throws Exception {
        receiver.answers(503);

        feed.tell(duty.opened(ISSUED));

        List<Receiver.Got> got = subscriber.awaitGot(2);
        got.get(0).verify(subscriber.secret());
        got.get(1).verify(subscriber.secret());
        assertEquals(got.get(0).id(), got.get(1).id());
        assertEquals(got.get(0).body(), got.get(1).body());
        Map<String, Object> delivery = subscriber.awaitEnd();
        assertEquals(got.get(0).id(), delivery.get("id"));
        assertEquals("delivered", delivery.get("state"));
        List<Map<String, Object>> attempts = subscriber.attempts(delivery.get("id"));
        assertEquals(
                List.of(1, 2), attempts.stream().map(one -> one.get("number")).toList());
        assertEquals(
                List.of("failed", "delivered"),
                attempts.stream().map(one -> one.get("outcome")).toList());
        assertEquals(
                List.of(503, 204),
                attempts.stream().map(one -> one.get("status")).toList());
    }

    @Test
    void aWebhookCarriesTheCloudEventOfTheFeed() {
        feed.tell(duty.opened(ISSUED));

        Receiver.Got got = subscriber.awaitGot(1).getFirst();
        JsonPath event = JsonPath.from(got.body());
        assertEquals(List.of("application/cloudevents+json"), got.headers().get("content-type"));
        assertEquals("1.0", event.get("specversion"));
        assertEquals("dev.writ.alert.raised", event.get("type"));
        assertEquals("/v1/notification-events", event.get("source"));
        assertEquals("2017-09-13T13:00:00Z", event.get("time"));
        assertEquals(event.<String>get("id"), event.get("data.alert"));
        assertEquals("directive-issued", event.get("data.kind"));
        assertEquals("http://localhost:8080/obligations/" + duty.id(), event.get("data.link"));
        assertTrue(!got.headers().containsKey("traceparent"), "our trace ids are nothing to strangers");
    }

    @Test
    void whileASecretIsChangedBothOfTwoVerifyAndNeverThree() throws Exception {
        String second = subscriber.rotate();
        feed.tell(duty.opened(ISSUED));
        Receiver.Got got = subscriber.awaitGot(1).getFirst();
        got.verify(subscriber.secret());
        got.verify(second);

        as(subscriber.token())
                .post("/v1/subscriptions/{id}/secrets", subscriber.id())
                .then()
                .statusCode(409)
                .body("type", endsWith("/two-secrets"));
        String third = as(subscriber.token())
                .post("/v1/subscriptions/{id}/secrets?replaceNewest=true", subscriber.id())
                .path("secret");
        feed.tell(duty.reminderRequested(ISSUED));

        Receiver.Got next = subscriber.awaitGot(2).get(1);
        next.verify(subscriber.secret());
        next.verify(third);
        assertThrows(Exception.class, () -> next.verify(second));
    }

    @Test
    void ofSecretChangesAtOnceOneIsMade() throws Exception {
        List<Integer> statuses = atOnce(
                4,
                () -> as(subscriber.token())
                        .post("/v1/subscriptions/{id}/secrets", subscriber.id())
                        .statusCode());

        assertEquals(List.of(201, 409, 409, 409), statuses.stream().sorted().toList());
    }

    @Test
    void anEndpointThatIsGoneIsLeftAloneUntilItAnswersATest() {
        receiver.answers(410);
        feed.tell(duty.opened(ISSUED));
        Awaitility.await().until(() -> subscriber.state().equals("disabled"));
        assertEquals("stopped", subscriber.awaitEnd().get("state"));

        feed.tell(duty.reminderRequested(ISSUED));
        assertEquals(1, subscriber.deliveries().size());

        as(subscriber.token())
                .post("/v1/subscriptions/{id}/test", subscriber.id())
                .then()
                .statusCode(202);
        Awaitility.await().until(() -> subscriber.state().equals("active"));
        assertEquals(
                "dev.writ.subscription.tested",
                JsonPath.from(subscriber.awaitGot(2).get(1).body()).get("type"));
    }

    @Test
    void aReceiverThatIsBeingRedeployedLosesNothing() {
        receiver.answers(404, 401);

        feed.tell(duty.opened(ISSUED));

        Map<String, Object> delivery = subscriber.awaitEnd();
        assertEquals("delivered", delivery.get("state"));
        assertEquals(
                List.of("HTTP 404", "HTTP 401", "HTTP 204"),
                subscriber.attempts(delivery.get("id")).stream()
                        .map(one -> one.get("detail"))
                        .toList());
    }

    @Test
    void aRedirectIsNotFollowed() {
        try (Receiver elsewhere = new Receiver()) {
            receiver.answers(307, "Location", elsewhere.url());

            feed.tell(duty.opened(ISSUED));

            subscriber.awaitGot(2);
            assertEquals("delivered", subscriber.awaitEnd().get("state"));
            assertEquals(List.of(), elsewhere.got());
        }
    }

    @Test
    void whatNeverWorksIsGivenUpAndCanBeSentOnceMoreUnderItsId() {
        receiver.answers(500, 500, 500);
        feed.tell(duty.opened(ISSUED));
        Map<String, Object> delivery = subscriber.awaitEnd();
        assertEquals("stopped", delivery.get("state"));
        assertEquals(3, delivery.get("attempts"));

        assertEquals(List.of("HTTP 500"), bounces());

        subscriber.redeliver(delivery.get("id")).then().statusCode(202);

        assertEquals(delivery.get("id"), subscriber.awaitGot(4).get(3).id());
        assertEquals("delivered", subscriber.awaitEnd().get("state"));
        assertEquals(4, subscriber.attempts(delivery.get("id")).size());
        assertEquals(List.of(), bounces());
    }

    private List<String> bounces() {
        return as(Tokens.analyst())
                .get("/v1/subscriptions?bounced=true&agency=" + agency)
                .jsonPath()
                .getList("items.bounce.detail");
    }

    @Test
    void aReceiverThatAsksForTimeGetsIt() {
        receiver.answers(429, "Retry-After", "2");

        feed.tell(duty.opened(ISSUED));

        List<Map<String, Object>> attempts =
                subscriber.attempts(subscriber.awaitEnd().get("id"));
        Instant first = Instant.parse((String) attempts.get(0).get("at"));
        Instant second = Instant.parse((String) attempts.get(1).get("at"));
        assertTrue(Duration.between(first, second).compareTo(Duration.ofSeconds(2)) >= 0, attempts.toString());
    }

    @Test
    void aReceiverThatDoesNotAnswerIsTriedAgain() {
        receiver.close();

        feed.tell(duty.opened(ISSUED));

        Map<String, Object> delivery = subscriber.awaitEnd();
        assertEquals("stopped", delivery.get("state"));
        assertEquals(3, delivery.get("attempts"));
        assertEquals("the connection was refused", delivery.get("detail"));
    }

    @Test
    void whoEndsASubscriptionGetsNothingMore() {
        receiver.answers(503, 503);
        feed.tell(duty.opened(ISSUED));
        subscriber.awaitGot(1);

        as(subscriber.token())
                .delete("/v1/subscriptions/{id}", subscriber.id())
                .then()
                .statusCode(204);

        Map<String, Object> delivery = subscriber.awaitEnd();
        assertEquals("stopped", delivery.get("state"));
        assertEquals("the subscription has ended", delivery.get("detail"));
        assertEquals(
                receiver.got().size(), subscriber.attempts(delivery.get("id")).size());
        subscriber
                .redeliver(subscriber.deliveries().getFirst().get("id"))
                .then()
                .statusCode(409);
    }

    @Test
    void aSubscriberGetsOnlyTheKindsAndDirectivesAskedFor() {
        try (Receiver kinds = new Receiver();
                Receiver directives = new Receiver()) {
            Subscriber ofKinds = Subscriber.of(subscriber.token(), kinds, ", \"kinds\": [\"submission-returned\"]");
            Subscriber ofOthers = Subscriber.of(subscriber.token(), directives, ", \"directives\": [\"bod-18-01\"]");

            feed.tell(duty.opened(ISSUED), duty.changed("returned", ISSUED));

            Receiver.Got got = ofKinds.awaitGot(1).getFirst();
            assertEquals("submission-returned", JsonPath.from(got.body()).get("data.kind"));
            subscriber.awaitGot(2);
            assertEquals(1, ofKinds.deliveries().size());
            assertEquals(0, ofOthers.deliveries().size());
        }
    }

    @Test
    void theAuthorityHearsOfEveryAgencyAndAnAgencyOfItself() {
        try (Receiver all = new Receiver()) {
            Subscriber authority =
                    Subscriber.of(Tokens.authorityIssuer(), all, ", \"directives\": [\"" + directive + "\"]");

            feed.tell(
                    duty.opened(ISSUED),
                    Duty.of(feed.agency(), directive, "RA1", DUE).opened(ISSUED));

            authority.awaitGot(2);
            subscriber.awaitGot(1);
            assertEquals(1, subscriber.deliveries().size());
            as(subscriber.token())
                    .get(
                            "/v1/deliveries/{id}",
                            authority.deliveries().getFirst().get("id"))
                    .then()
                    .statusCode(404);
            as(Tokens.authorityIssuer())
                    .delete("/v1/subscriptions/{id}", authority.id())
                    .then()
                    .statusCode(204);
        }
    }
}
