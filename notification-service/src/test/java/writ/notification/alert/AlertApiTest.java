package writ.notification.alert;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static writ.notification.Api.as;
import static writ.notification.Api.atOnce;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import writ.kit.feed.FeedEvent;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.notification.DirectiveFeed;
import writ.notification.Duty;

@QuarkusTest
class AlertApiTest {

    private static final Instant ISSUED = Instant.parse("2017-09-13T13:00:00Z");
    private static final Instant FIRST = Instant.parse("2017-10-14T04:00:00Z");
    private static final Instant LATER = Instant.parse("2017-11-13T05:00:00Z");

    @Inject
    DirectiveFeed feed;

    private final String directive = "bod-" + UUID.randomUUID();

    @BeforeEach
    void hold() {
        TestClock.hold(ISSUED);
    }

    @AfterEach
    void release() {
        TestClock.release();
    }

    @Test
    void aDirectiveIsToldOnceToEachAgencyWithWhatIsDueFirst() {
        String one = feed.agency();
        String other = feed.agency();
        Duty first = Duty.of(one, directive, "RA1", FIRST);

        feed.tell(
                Duty.of(one, directive, "RA2", LATER).opened(ISSUED),
                first.opened(ISSUED),
                Duty.of(one, directive, "RA9", LATER).dueAt(null).opened(ISSUED),
                Duty.of(other, directive, "RA2", LATER).opened(ISSUED));
        feed.tell(Duty.of(one, directive, "RA3", LATER).opened(ISSUED));

        alerts(Tokens.reporter(one))
                .then()
                .body("items", hasSize(1))
                .body("items[0].kind", equalTo("directive-issued"))
                .body("items[0].agency", equalTo(one))
                .body("items[0].directiveId", equalTo(directive.toUpperCase().replaceFirst("-", " ")))
                .body("items[0].action", equalTo("RA1"))
                .body("items[0].obligation", equalTo(first.id().toString()))
                .body("items[0].dueBefore", equalTo("2017-10-14T04:00:00Z"))
                .body("items[0].at", equalTo("2017-09-13T13:00:00Z"));
        alerts(Tokens.analyst()).then().body("items", hasSize(2));
        as(Tokens.analyst()).get("/v1/alerts?agency=" + other).then().body("items.action", contains("RA2"));
    }

    @Test
    void theAuthoritysRequestIsAnAlertEachTime() {
        String agency = feed.agency();
        Duty duty = Duty.of(agency, directive, "RA1", FIRST);
        FeedEvent asked = duty.reminderRequested(ISSUED);

        feed.tell(duty.opened(ISSUED), asked);
        feed.tell(asked, duty.reminderRequested(ISSUED));

        as(Tokens.reporter(agency))
                .get("/v1/alerts?kind=reminder-requested&obligation=" + duty.id())
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void whatSeveralReplicasApplyAtOnceIsToldOnce() throws Exception {
        String agency = feed.agency("lead-poc:lead@" + directive + ".example");
        Duty duty = Duty.of(agency, directive, "RA1", FIRST);
        FeedEvent opened = duty.opened(ISSUED);
        FeedEvent returned = duty.changed("returned", ISSUED);

        atOnce(6, () -> {
            feed.tell(opened, returned);
            return true;
        });

        alerts(Tokens.reporter(agency)).then().body("items", hasSize(2));
        as(Tokens.reporter(agency)).get("/v1/deliveries").then().body("items", hasSize(2));
    }

    @Test
    void theFeedCarriesTheAlertUnderItsOwnId() {
        String agency = feed.agency();
        String other = feed.agency();
        String after = end(Tokens.reporter(agency));
        String othersAfter = end(Tokens.reporter(other));
        Duty duty = Duty.of(agency, directive, "RA1", FIRST);

        feed.tell(duty.opened(ISSUED));

        List<Map<String, Object>> events = new ArrayList<>();
        Awaitility.await().until(() -> events.addAll(page(Tokens.reporter(agency), after)));
        assertEquals(1, events.size());
        Map<String, Object> event = events.getFirst();
        String alert = alerts(Tokens.reporter(agency)).path("items[0].id");
        assertEquals(alert, event.get("id"));
        assertEquals(alert, event.get("subject"));
        assertEquals("dev.writ.alert.raised", event.get("type"));
        assertEquals("/v1/notification-events", event.get("source"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("alert", alert),
                        Map.entry("kind", "directive-issued"),
                        Map.entry("agency", agency),
                        Map.entry("directive", directive),
                        Map.entry("directiveId", directive.toUpperCase().replaceFirst("-", " ")),
                        Map.entry("action", "RA1"),
                        Map.entry("obligation", duty.id().toString()),
                        Map.entry("occurrence", 1),
                        Map.entry("dueBefore", "2017-10-14T04:00:00Z"),
                        Map.entry("dueWords", "end of 13 October 2017 (Eastern)"),
                        Map.entry("handling", "Share only with those who need to know"),
                        Map.entry("link", "http://localhost:8080/obligations/" + duty.id()),
                        Map.entry("at", "2017-09-13T13:00:00Z")),
                event.get("data"));
        assertEquals(List.of(), page(Tokens.reporter(other), othersAfter));
    }

    @Test
    void anAgencyPagesThroughItsOwnAlertsTheLatestFirst() {
        String agency = feed.agency();
        Duty duty = Duty.of(agency, directive, "RA1", FIRST);
        feed.tell(duty.opened(ISSUED));
        for (int i = 1; i <= 4; i++) {
            TestClock.hold(ISSUED.plusSeconds(i));
            feed.tell(duty.reminderRequested(ISSUED.plusSeconds(i)));
        }

        List<String> at = new ArrayList<>();
        String token = "";
        do {
            Response page = as(Tokens.reporter(agency)).get("/v1/alerts?limit=2&pageToken=" + token);
            at.addAll(page.jsonPath().getList("items.at"));
            token = page.path("nextPageToken");
        } while (token != null);

        assertEquals(
                List.of(
                        "2017-09-13T13:00:04Z",
                        "2017-09-13T13:00:03Z",
                        "2017-09-13T13:00:02Z",
                        "2017-09-13T13:00:01Z",
                        "2017-09-13T13:00:00Z"),
                at);
    }

    @ParameterizedTest
    @ValueSource(strings = {"obligation=x", "kind=nonsense", "limit=0", "pageToken=x", "pageToken=YR9i"})
    void aListRefusesWhatItDoesNotKnow(String query) {
        int status = as(Tokens.analyst()).get("/v1/alerts?" + query).statusCode();

        assertEquals(4, status / 100);
    }

    private Response alerts(String token) {
        return as(token).get("/v1/alerts?limit=500&directive=" + directive);
    }

    private static List<Map<String, Object>> page(String token, String after) {
        return as(token)
                .get("/v1/notification-events?after=" + after)
                .jsonPath()
                .getList("$");
    }

    /** The cursor behind everything that is in the feed so far. */
    private static String end(String token) {
        String query = "?limit=500";
        while (true) {
            Response page = as(token).get("/v1/notification-events" + query);
            String link = page.header("Link");
            URI next = URI.create(link.substring(link.indexOf('<') + 1, link.indexOf('>')));
            query = "?" + next.getQuery();
            if (page.jsonPath().getList("$").isEmpty()) {
                assertFalse(query.isEmpty());
                return query.substring("?after=".length()).split("&")[0];
            }
        }
    }
}
