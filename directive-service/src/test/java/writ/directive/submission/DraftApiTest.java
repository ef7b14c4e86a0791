package writ.directive.submission;

import static org.hamcrest.Matchers.anEmptyMap;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Api;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class DraftApiTest {

    private static final Instant BEFORE_THE_DAY = Instant.parse("2017-09-13T03:59:59.999999Z");
    private static final Instant ON_THE_DAY = Instant.parse("2017-09-13T04:00:00Z");

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void aReportAsOfTheDayOfIssueOrLaterFillsTheDraftsOfEveryOpenAction() {
        // Given
        Writ.issued("draft-filled", "2017-09-13", "usda");
        String report = Writ.obligation("draft-filled", "usda", "RA1", 1);
        String status = Writ.obligation("draft-filled", "usda", "RA3", 2);
        // When
        Writ.reported("draft-filled", "usda", ON_THE_DAY, 12);
        // Then
        draft("usda", report)
                .body("figures.enumerated", equalTo(12))
                .body("figures.products[0].supplier", equalTo("Kaspersky"))
                .body("content", anEmptyMap());
        draft("usda", status).body("figures.enumerated", equalTo(12));
    }

    @Test
    void aReportAsOfAnEarlierDayInTheDirectivesZoneDoesNotAnswer() {
        // Given
        Writ.issued("draft-earlier", "2017-09-13", "usda");
        // When
        Writ.reported("draft-earlier", "usda", BEFORE_THE_DAY, 12);
        // Then
        draft("usda", Writ.obligation("draft-earlier", "usda", "RA1", 1)).body("figures", nullValue());
    }

    @Test
    void whatIsLeftAfterAWithdrawalFillsTheDraftAnew() {
        // Given
        Writ.issued("draft-withdrawn", "2017-09-13", "usda");
        String id = Writ.obligation("draft-withdrawn", "usda", "RA1", 1);
        Writ.reported("draft-withdrawn", "usda", ON_THE_DAY, 12);
        // When
        Writ.withdrawn("draft-withdrawn", "usda", ON_THE_DAY, 5);
        draft("usda", id).body("figures.enumerated", equalTo(5));
        Writ.withdrawn("draft-withdrawn", "usda", null, 0);
        // Then
        draft("usda", id).body("figures", nullValue());
    }

    @Test
    void aDraftIsItsAgencysAlone() {
        // Given
        Writ.issued("draft-alone", "2017-09-13", "usda", "hhs");
        String path = "/v1/obligations/" + Writ.obligation("draft-alone", "usda", "RA1", 1) + "/draft";
        // When, Then
        Writ.analyst().get(path).then().statusCode(403);
        Writ.reporter("hhs").get(path).then().statusCode(404);
        Writ.as(Tokens.of("component-reporter", "usda", "forest-service"))
                .get(path)
                .then()
                .statusCode(403);
        Writ.as(Tokens.of("auditor", "usda", null)).get(path).then().statusCode(403);
        Writ.attester("usda").get(path).then().statusCode(200);
    }

    @Test
    void savingReplacesTheVersionThatWasRead() {
        // Given
        Writ.issued("draft-saved", "2017-09-13", "usda");
        String path = "/v1/obligations/" + Writ.obligation("draft-saved", "usda", "RA2", 1) + "/draft";
        String first = Writ.reporter("usda").get(path).header("ETag");
        String body = "{\"content\": {\"timeline\": \"by June\", \"cost\": 1.5}}";
        // When
        Writ.reporter("usda").body(body).put(path).then().statusCode(428);
        Writ.reporter("usda")
                .header("If-Match", first)
                .body(body)
                .put(path)
                .then()
                .statusCode(200)
                .body("version", equalTo(1));
        // Then
        Writ.reporter("usda")
                .header("If-Match", first)
                .body(body)
                .put(path)
                .then()
                .statusCode(412);
        Writ.reporter("usda").get(path).then().body("content.timeline", equalTo("by June"));
    }

    @Test
    void contentIsAnObjectOfAtMostOneMebibyte() {
        // Given
        Writ.issued("draft-limits", "2017-09-13", "usda");
        String path = "/v1/obligations/" + Writ.obligation("draft-limits", "usda", "RA2", 1) + "/draft";
        String large = "{\"content\": {\"a\": \"" + "x".repeat(1024 * 1024) + "\"}}";
        // When, Then
        save(path, "{\"content\": []}", 422);
        save(path, "{}", 422);
        save(path, "{\"contents\": {}}", 400);
        save(path, "{\"content\": {", 400);
        save(path, large, 413);
        save(path, "{\"content\": {\"a\": \"" + "x".repeat(1024 * 1024 - 10) + "\"}}", 200);
    }

    @Test
    void contentIsKeptToTheLastDigitOrRefused() {
        // Given
        Writ.issued("draft-exact", "2017-09-13", "usda");
        String path = "/v1/obligations/" + Writ.obligation("draft-exact", "usda", "RA2", 1) + "/draft";
        // When
        save(path, "{\"content\": {\"a\": 0.12345678901234567890123, \"b\": 1e400, \"c\": 1.50}}", 200);
        save(path, "{\"content\": {\"a\": \"\\ud800\"}}", 422);
        // Then
        String kept = Api.as(Tokens.reporter("usda")).get(path).asString();
        assertTrue(kept.contains("{\"a\":0.12345678901234567890123,\"b\":1E+400,\"c\":1.50}"), kept);
    }

    private static void save(String path, String body, int expected) {
        Writ.reporter("usda")
                .header("If-Match", "*")
                .body(body)
                .put(path)
                .then()
                .statusCode(expected);
    }

    @Test
    void ofManyWhoSaveTheSameVersionOneDoes() throws Exception {
        // Given
        Writ.issued("draft-race", "2017-09-13", "usda");
        String path = "/v1/obligations/" + Writ.obligation("draft-race", "usda", "RA2", 1) + "/draft";
        String first = Writ.reporter("usda").get(path).header("ETag");
        // When
        List<Integer> answers = Api.atOnce(
                6,
                () -> Writ.reporter("usda")
                        .header("If-Match", first)
                        .body("{\"content\": {\"a\": 1}}")
                        .put(path)
                        .statusCode());
        // Then
        assertEquals(1, Collections.frequency(answers, 200));
        assertEquals(5, Collections.frequency(answers, 412));
    }

    private static ValidatableResponse draft(String agency, String obligation) {
        return Writ.reporter(agency)
                .get("/v1/obligations/" + obligation + "/draft")
                .then()
                .statusCode(200);
    }
}
