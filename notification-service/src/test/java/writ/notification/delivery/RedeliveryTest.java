package writ.notification.delivery;

import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.notification.Api.as;
import static writ.notification.Api.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;
import writ.notification.DirectiveFeed;
import writ.notification.Duty;
import writ.notification.Receiver;

@QuarkusTest
class RedeliveryTest {

    private static final Instant DUE = Instant.parse("2099-10-14T04:00:00Z");

    @Inject
    DirectiveFeed feed;

    private final Receiver receiver = new Receiver();
    private Subscriber subscriber;

    /** Two deliveries that were refused, as by a receiver that was set up wrong, and one that arrived. */
    @BeforeEach
    void threeDeliveries() {
        String agency = feed.agency();
        subscriber = Subscriber.of(Tokens.reporter(agency), receiver, "");
        receiver.answers(401, 401, 401, 401, 401, 401);
        Duty duty = Duty.of(agency, "bod-" + UUID.randomUUID(), "RA1", DUE);
        Instant now = Instant.now();
        feed.tell(duty.reminderRequested(now), duty.reminderRequested(now));
        awaitStates(0, 2);
        feed.tell(duty.reminderRequested(now));
        awaitStates(1, 2);
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void whatWasStoppedInATimeRangeGoesOutOnceMore() {
        range("").then().statusCode(202).body("queued", equalTo(2));

        awaitStates(3, 0);
        assertEquals(9, receiver.got().size());
        assertEquals(3, receiver.got().stream().map(Receiver.Got::id).distinct().count());
    }

    @Test
    void whatArrivedGoesOutOnceMoreWhenAskedFor() {
        range(", \"delivered\": true").then().body("queued", equalTo(3));

        Awaitility.await().until(() -> receiver.got().size() == 10);
        awaitStates(3, 0);
    }

    @Test
    void askedByTwoAtOnceItGoesOutOnce() throws Exception {
        List<Integer> queued = atOnce(2, () -> range("").<Integer>path("queued"));

        assertEquals(2, queued.stream().mapToInt(n -> n).sum());
        awaitStates(3, 0);
        assertEquals(9, receiver.got().size());
    }

    @Test
    void anotherAgencyQueuesNothingAndSeesNothing() {
        String other = Tokens.reporter(feed.agency());
        Object delivery = subscriber.deliveries().getFirst().get("id");

        as(other).body(body("")).post("/v1/deliveries/redelivery").then().body("queued", equalTo(0));
        as(other).post("/v1/deliveries/{id}/redelivery", delivery).then().statusCode(404);
        as(other).get("/v1/deliveries/{id}/attempts", delivery).then().statusCode(404);
    }

    @Test
    void theAuthorityReachesAnAgencysSubscriptionOnlyByNamingIt() {
        String authority = Tokens.authorityIssuer();
        int of = as(authority)
                .get("/v1/deliveries?subscription=" + subscriber.id())
                .path("items.size()");
        assertEquals(3, of);

        as(authority)
                .body(body(", \"delivered\": true"))
                .post("/v1/deliveries/redelivery")
                .then()
                .statusCode(202);
        assertEquals(7, receiver.got().size());
        awaitStates(1, 2);

        as(authority)
                .body(body(", \"subscription\": \"" + subscriber.id() + "\""))
                .post("/v1/deliveries/redelivery")
                .then()
                .body("queued", equalTo(2));
        awaitStates(3, 0);
    }

    @Test
    void aRangeWithMoreThanCanBeMeantQueuesNothing() throws SQLException {
        try (Connection connection = Database.superuser();
                PreparedStatement insert = connection.prepareStatement("""
                        INSERT INTO notification.deliveries
                            (id, alert, subscription, agency, channel, state, not_before, queued_at)
                        SELECT uuidv7(), alert, subscription, agency, channel, 'stopped', now(), '2001-01-01Z'
                        FROM (SELECT * FROM notification.deliveries WHERE subscription = ?::uuid LIMIT 1) d,
                            generate_series(1, 10001)""")) {
            insert.setString(1, subscriber.id());
            assertEquals(10_001, insert.executeUpdate());
        }

        as(subscriber.token())
                .body("{\"from\": \"2001-01-01T00:00:00Z\", \"to\": \"2001-01-02T00:00:00Z\"}")
                .post("/v1/deliveries/redelivery")
                .then()
                .statusCode(422)
                .body("errors[0].at", equalTo("/to"));
        assertEquals(7, receiver.got().size());
    }

    @Test
    void deliveriesAreListedPageByPageAndByState() {
        Response first = as(subscriber.token()).get("/v1/deliveries?limit=2");
        Response second = as(subscriber.token()).get("/v1/deliveries?limit=2&pageToken=" + first.path("nextPageToken"));

        assertEquals(2, first.jsonPath().getList("items").size());
        assertEquals(1, second.jsonPath().getList("items").size());
        List<Map<String, Object>> stopped = as(subscriber.token())
                .get("/v1/deliveries?state=stopped")
                .jsonPath()
                .getList("items");
        assertTrue(stopped.stream().allMatch(one -> one.get("detail").equals("HTTP 401")));
        assertEquals(2, stopped.size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{| 400",
                "{\"from\": \"yesterday\", \"to\": \"2030-01-01T00:00:00Z\"}| 400",
                "{\"from\": \"2020-01-01T00:00:00Z\"}| 422",
                "{\"from\": \"2020-01-01T00:00:00Z\", \"to\": \"2020-01-01T00:00:00Z\"}| 422"
            })
    void aRangeThatIsNoneIsRefused(String body, int status) {
        as(subscriber.token())
                .body(body)
                .post("/v1/deliveries/redelivery")
                .then()
                .statusCode(status);
    }

    private Response range(String more) {
        return as(subscriber.token()).body(body(more)).post("/v1/deliveries/redelivery");
    }

    private static String body(String more) {
        return "{\"from\": \"2020-01-01T00:00:00Z\", \"to\": \"2100-01-01T00:00:00Z\"" + more + "}";
    }

    private void awaitStates(int delivered, int stopped) {
        Awaitility.await().untilAsserted(() -> {
            List<Object> states = subscriber.deliveries().stream()
                    .map(one -> one.get("state"))
                    .toList();
            assertEquals(delivered, states.stream().filter("delivered"::equals).count(), states.toString());
            assertEquals(stopped, states.stream().filter("stopped"::equals).count(), states.toString());
        });
    }
}
