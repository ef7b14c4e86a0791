package writ.directive.scoreboard;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Api;
import writ.directive.Facts;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class ChaseApiTest {

    private static final String REMINDER = "dev.writ.obligation.reminder-requested";

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void itNamesWhoIsOverdueByHowMuchAndWhomToCall() {
        // Given
        Writ.issued("chased", "2017-09-13", "usda", "hhs", "treas");
        Writ.found("chased", "hhs", 1);
        Writ.answer("treas", Writ.obligation("chased", "treas", "RA1", 1), "{\"nil\": true}");
        TestClock.hold(Instant.parse("2017-11-14T05:00:00Z"));
        // When
        Writ.analyst()
                .get("/v1/directives/chased/chase-list")
                .then()
                .statusCode(200)
                // Then
                .body("items.agency", equalTo(List.of("usda", "hhs")))
                .body("items[0].name", equalTo("United States Department of Agriculture"))
                .body("items[0].overdue.action", equalTo(List.of("RA1", "RA2")))
                .body("items[0].overdue[0].overdueBy", equalTo("PT745H"))
                .body("items[0].overdue[0].overdueWords", equalTo("31 days"))
                .body("items[0].overdue[1].overdueWords", equalTo("1 day"))
                .body("items[0].overdue[0].page", containsString("/obligations/"))
                .body("items[0].contacts.role", hasItems("lead-poc", "backup-poc", "ciso", "cio", "saorm"))
                .body("items[0].contacts[0].email", containsString(".example"))
                .body("items[1].overdue.action", equalTo(List.of("RA2")));
    }

    @Test
    void itIsReadPageByPage() {
        // Given
        Writ.issued("chased-pages", "2017-09-13", "usda", "hhs", "treas");
        TestClock.hold(Instant.parse("2017-10-14T04:00:00Z"));
        // When
        String next = Writ.analyst()
                .queryParam("limit", 2)
                .get("/v1/directives/chased-pages/chase-list")
                .then()
                .body("items.agency", equalTo(List.of("hhs", "treas")))
                .extract()
                .path("nextPageToken");
        // Then
        Writ.analyst()
                .queryParam("limit", 2)
                .queryParam("pageToken", next)
                .get("/v1/directives/chased-pages/chase-list")
                .then()
                .body("items.agency", equalTo(List.of("usda")))
                .body("nextPageToken", nullValue());
    }

    @Test
    void nobodyIsChasedBeforeTheDueInstant() {
        // Given
        Writ.issued("chased-early", "2017-09-13", "usda");
        TestClock.hold(Instant.parse("2017-10-14T03:59:59.999999Z"));
        // When, Then
        Writ.analyst().get("/v1/directives/chased-early/chase-list").then().body("items", hasSize(0));
        remindAll("chased-early", null, 0);
    }

    @Test
    void everybodyOverdueIsRemindedAtOnce() {
        // Given
        Writ.issued("reminded", "2017-09-13", "usda", "hhs");
        Writ.found("reminded", "hhs", 1);
        TestClock.hold(Instant.parse("2017-11-14T05:00:00Z"));
        // When
        remindAll("reminded", null, 3);
        // Then
        assertEquals(3, Facts.events(REMINDER, "reminded"));
        Writ.analyst()
                .get("/v1/directives/reminded/chase-list")
                .then()
                .body("items[0].overdue[0].reminderRequestedAt", equalTo("2017-11-14T05:00:00Z"));
        Writ.obligationAs(Tokens.reporter("usda"), Writ.obligation("reminded", "usda", "RA2", 1))
                .body("history.kind", equalTo(List.of("opened", "reminderRequested")))
                .body("state", equalTo("notReported"));
    }

    @Test
    void theSameKeyRemindsOnce() throws Exception {
        // Given
        Writ.issued("reminded-once", "2017-09-13", "usda", "hhs");
        TestClock.hold(Instant.parse("2017-10-14T05:00:00Z"));
        // When
        List<Integer> answers = Api.atOnce(
                5,
                () -> Writ.analyst()
                        .header("Idempotency-Key", "monday")
                        .post("/v1/directives/reminded-once/reminders")
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("requested"));
        // Then
        assertEquals(Collections.nCopies(5, 2), answers);
        assertEquals(2, Facts.events(REMINDER, "reminded-once"));
    }

    @Test
    void oneOpenObligationIsRemindedOfEvenBeforeItIsDue() {
        // Given
        Writ.issued("reminded-of-one", "2017-09-13", "usda");
        String plan = "/v1/obligations/" + Writ.obligation("reminded-of-one", "usda", "RA2", 1) + "/reminders";
        String report = Writ.obligation("reminded-of-one", "usda", "RA1", 1);
        // When
        Writ.analyst().post(plan).then().statusCode(200).body("requested", equalTo(1));
        // Then
        assertEquals(1, Facts.events(REMINDER, "reminded-of-one"));
        Writ.answer("usda", report, "{\"nil\": true}");
        Writ.analyst().post(plan).then().statusCode(409);
        Writ.analyst().post("/v1/obligations/" + report + "/reminders").then().statusCode(409);
        Writ.reporter("usda").post(plan).then().statusCode(403);
        Writ.analyst().post("/v1/obligations/no-id/reminders").then().statusCode(404);
    }

    @Test
    void theSameKeyRemindsOfOneObligationOnce() throws Exception {
        // Given
        Writ.issued("reminded-key", "2017-09-13", "usda");
        String path = "/v1/obligations/" + Writ.obligation("reminded-key", "usda", "RA2", 1) + "/reminders";
        // When
        List<Integer> answers = Api.atOnce(
                5,
                () -> Writ.analyst()
                        .header("Idempotency-Key", "k")
                        .post(path)
                        .then()
                        .statusCode(200)
                        .extract()
                        .<Integer>path("requested"));
        // Then
        assertEquals(Collections.nCopies(5, 1), answers);
        assertEquals(1, Facts.events(REMINDER, "reminded-key"));
    }

    private static void remindAll(String directive, String key, int expected) {
        var request = key == null ? Writ.analyst() : Writ.analyst().header("Idempotency-Key", key);
        request.post("/v1/directives/" + directive + "/reminders")
                .then()
                .statusCode(200)
                .body("requested", equalTo(expected));
    }
}
