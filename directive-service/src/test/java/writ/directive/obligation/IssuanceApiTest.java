package writ.directive.obligation;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
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
class IssuanceApiTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void issuingOpensWhatEveryAgencyOwes() {
        // Given
        Writ.draft("opens-all", "2017-09-13", "usda", "hhs", "treas");
        // When
        Writ.issue("opens-all")
                .then()
                .statusCode(201)
                .header("Location", containsString("/v1/directives/opens-all"))
                .body("agencies", equalTo(3))
                .body("obligations", equalTo(18))
                .body("issuedAt", equalTo("2017-09-13T13:00:00Z"));
        // Then
        JsonPath owed = Writ.analyst()
                .queryParam("directive", "opens-all")
                .queryParam("agency", "usda")
                .get("/v1/obligations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        assertEquals(
                List.of(
                        "RA1 1 2017-10-14T04:00:00Z end of 13 October 2017 (Eastern)",
                        "RA2 1 2017-11-13T05:00:00Z end of 12 November 2017 (Eastern)",
                        "RA3 1 2018-01-12T05:00:00Z end of 11 January 2018 (Eastern)",
                        "RA3 2 2018-02-11T05:00:00Z end of 10 February 2018 (Eastern)",
                        "RA3 3 2018-03-13T04:00:00Z end of 12 March 2018 (Eastern)",
                        "RA3 4 2018-04-12T04:00:00Z end of 11 April 2018 (Eastern)"),
                owed.getList(
                        "items.collect { it.action + ' ' + it.occurrence + ' ' + it.dueBefore + ' ' + it.dueWords }"));
        assertEquals(Collections.nCopies(6, "notReported"), owed.getList("items.state"));
    }

    @Test
    void anObligationSaysItsWordingHowItWasComputedAndWhoConfirmedIt() {
        // Given
        Writ.draft("says-why", "2017-09-13", "usda");
        Writ.issue("says-why").then().statusCode(201);
        String id = Writ.obligation("says-why", "usda", "RA1", 1);
        // When
        Writ.obligationAs(Tokens.reporter("usda"), id)
                .statusCode(200)
                // Then
                .body("stated", equalTo("Within 30 calendar days"))
                .body("explanation", containsString("Friday, 13 October 2017"))
                .body("confirmedBy", equalTo("Test authority-issuer"))
                .body("history.kind", equalTo(List.of("opened")))
                .body("page", containsString("/obligations/" + id));
    }

    @Test
    void agenciesAreToldOfTheirOwnObligationsOnly() {
        // Given
        Writ.draft("tells-each", "2017-09-13", "usda", "hhs");
        // When
        Writ.issue("tells-each").then().statusCode(201);
        // Then
        assertEquals(
                6,
                Facts.count("SELECT count(*) FROM (SELECT visible_to, data FROM directive.outbox UNION ALL"
                        + " SELECT visible_to, data FROM directive.events) e WHERE data->>'directive' = 'tells-each'"
                        + " AND data->>'dueWords' IS NOT NULL AND visible_to = 'hhs'"));
        assertEquals(
                1,
                Facts.count("SELECT count(*) FROM (SELECT type, subject, visible_to FROM directive.outbox UNION ALL"
                        + " SELECT type, subject, visible_to FROM directive.events) e WHERE subject = 'tells-each'"
                        + " AND type = 'dev.writ.directive.issued' AND visible_to = ''"));
    }

    @Test
    void thresholdsOfADirectiveAreToldWithItsIssue() {
        // Given
        Writ.draftWith("tells-quality", "2017-09-13", """
                - id: RA1
                  deliver: inventory-report
                  due: { after: issuance, days: 30 }
                """, "{ coverage: 0.8, daysOld: 7 }", "usda");
        Writ.issued("tells-none", "2017-09-13", "usda");
        // When
        Writ.issue("tells-quality").then().statusCode(201);
        // Then
        assertEquals(1, quality("tells-quality", "{\"coverage\": 0.8, \"daysOld\": 7}"));
        assertEquals(1, quality("tells-none", "{}"));
    }

    private static long quality(String directive, String expected) {
        return Facts.count(
                "SELECT count(*) FROM (SELECT type, subject, data FROM directive.outbox UNION ALL"
                        + " SELECT type, subject, data FROM directive.events) e WHERE subject = ?"
                        + " AND type = 'dev.writ.directive.issued' AND (data->'quality')::jsonb = ?::jsonb",
                directive,
                expected);
    }

    @Test
    void nothingIsIssuedWithoutAConfirmedPreview() {
        // Given
        Writ.draft("confirmed", "2017-09-13", "usda");
        // When, Then
        Writ.issuer()
                .body("{}")
                .post("/v1/directives/confirmed/issuance")
                .then()
                .statusCode(428);
        for (String other : List.of("\"0123\"", "*", "W/" + Writ.preview("confirmed"))) {
            Writ.issuer()
                    .header("If-Match", other)
                    .body("{}")
                    .post("/v1/directives/confirmed/issuance")
                    .then()
                    .statusCode(412);
        }
        Writ.issuer()
                .header("If-Match", "\"x\"")
                .body("{}")
                .post("/v1/directives/no-such/issuance")
                .then()
                .statusCode(404);
    }

    @Test
    void theDateOfIssueIsTodayUnlessItIsSaidToBeBackdatedAndWhy() {
        // Given
        Writ.draft("yesterday", "2017-09-12", "usda");
        Writ.draft("tomorrow", "2017-09-14", "usda");
        String backdated = "{\"backdated\": \"signed on paper on the 12th\"}";
        // When, Then
        Writ.issue("yesterday").then().statusCode(422).body("errors.at", hasItem("/backdated"));
        Writ.issuer()
                .header("If-Match", Writ.preview("tomorrow"))
                .body(backdated)
                .post("/v1/directives/tomorrow/issuance")
                .then()
                .statusCode(422);
        Writ.draft("on-its-day", "2017-09-13", "usda");
        Writ.issuer()
                .header("If-Match", Writ.preview("on-its-day"))
                .body(backdated)
                .post("/v1/directives/on-its-day/issuance")
                .then()
                .statusCode(422)
                .body("errors.at", hasItem("/backdated"));
        Writ.issuer()
                .header("If-Match", Writ.preview("yesterday"))
                .body(backdated)
                .post("/v1/directives/yesterday/issuance")
                .then()
                .statusCode(201)
                .body("issuedAt", equalTo("2017-09-12T04:00:00Z"))
                .body("recordedAt", equalTo("2017-09-13T13:00:00Z"));
    }

    @Test
    void whatIsBackdatedWasTrueThenAndIsKnownSinceNow() {
        // Given
        Writ.draft("known-later", "2017-09-11", "usda");
        Writ.issuer()
                .header("If-Match", Writ.preview("known-later"))
                .body("{\"backdated\": \"signed on paper on the 11th\"}")
                .post("/v1/directives/known-later/issuance")
                .then()
                .statusCode(201);
        // When
        int trueThen = boundAt("2017-09-11", null);
        int knownThen = boundAt("2017-09-11", "2017-09-12");
        // Then
        assertEquals(List.of(3, 0), List.of(trueThen, knownThen));
    }

    private static int boundAt(String asOf, String knownAt) {
        var request = Writ.analyst().queryParam("directive", "known-later").queryParam("asOf", asOf);
        return (knownAt == null ? request : request.queryParam("knownAt", knownAt))
                .queryParam("dueBefore", "2018-01-11")
                .get("/v1/obligations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items")
                .size();
    }

    @Test
    void issuedByManyAtOnceItIsIssuedOnce() throws Exception {
        // Given
        Writ.draft("at-once", "2017-09-13", "usda", "hhs");
        String preview = Writ.preview("at-once");
        // When
        List<Integer> answers = Api.atOnce(
                6,
                () -> Writ.issuer()
                        .header("If-Match", preview)
                        .body("{}")
                        .post("/v1/directives/at-once/issuance")
                        .statusCode());
        // Then
        assertEquals(1, Collections.frequency(answers, 201));
        assertEquals(5, Collections.frequency(answers, 409));
        assertEquals(12, Facts.count("SELECT count(*) FROM directive.obligations WHERE directive = 'at-once'"));
    }
}
