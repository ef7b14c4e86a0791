package writ.directive.obligation;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
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
class SeriesApiTest {

    /** Series of other tests are extended in the same turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Inject
    SeriesExtension extension;

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void businessTimeOpensTheNextOccurrencesWithTheirEvents() {
        // Given
        Writ.draft("goes-on", "2017-09-13", "usda", "hhs");
        Writ.issue("goes-on").then().statusCode(201);
        // When
        TestClock.hold(Instant.parse("2018-02-11T05:00:00Z"));
        // Then
        await().atMost(PATIENCE).until(() -> occurrences("goes-on") == 6);
        assertEquals(
                12,
                Facts.count(
                        "SELECT count(*) FROM directive.obligations WHERE directive = 'goes-on' AND action = 'RA3'"));
        assertEquals(
                12,
                Facts.count("SELECT count(*) FROM (SELECT type, data FROM directive.outbox UNION ALL"
                        + " SELECT type, data FROM directive.events) e WHERE type = 'dev.writ.obligation.opened'"
                        + " AND data->>'directive' = 'goes-on' AND data->>'action' = 'RA3'"));
        Writ.obligationAs(Tokens.analyst(), Writ.obligation("goes-on", "usda", "RA3", 6))
                .body("dueBefore", equalTo("2018-06-11T04:00:00Z"))
                .body("confirmedBy", equalTo("Test authority-issuer"));
    }

    @Test
    void replicasThatExtendAtOnceOpenEachOccurrenceOnce() throws Exception {
        // Given
        Writ.draft("replicas", "2017-09-13", "usda", "hhs");
        Writ.issue("replicas").then().statusCode(201);
        TestClock.hold(Instant.parse("2019-09-13T13:00:00Z"));
        // When
        Api.atOnce(6, () -> extension.extendDue().await().atMost(Duration.ofSeconds(20)));
        // Then
        await().atMost(PATIENCE).until(() -> occurrences("replicas") == 25);
        assertEquals(
                50,
                Facts.count(
                        "SELECT count(*) FROM directive.obligations WHERE directive = 'replicas' AND action = 'RA3'"));
    }

    @Test
    void anAgencyThatIsReleasedStaysSoInLaterOccurrences() {
        // Given
        Writ.draft("released", "2017-09-13", "usda", "hhs");
        Writ.issue("released").then().statusCode(201);
        Writ.answer("usda", Writ.obligation("released", "usda", "RA1", 1), "{\"nil\": true}");
        // When
        TestClock.hold(Instant.parse("2018-01-12T05:00:00Z"));
        // Then
        await().atMost(PATIENCE).until(() -> occurrences("released") == 5);
        Writ.obligationAs(Tokens.analyst(), Writ.obligation("released", "usda", "RA3", 5))
                .body("state", equalTo("notApplicable"))
                .body("reason", equalTo("nil report for RA1 attested"));
        Writ.obligationAs(Tokens.analyst(), Writ.obligation("released", "hhs", "RA3", 5))
                .body("state", equalTo("notReported"));
    }

    @Test
    void aLateStatusDoesNotShiftTheSeries() {
        // Given
        Writ.draft("not-shifted", "2017-09-13", "usda");
        Writ.issue("not-shifted").then().statusCode(201);
        // When
        TestClock.hold(Instant.parse("2018-01-25T15:00:00Z"));
        Writ.answer(
                "usda", Writ.obligation("not-shifted", "usda", "RA3", 1), "{\"complete\": false, \"remaining\": 3}");
        // Then
        Writ.obligationAs(Tokens.analyst(), Writ.obligation("not-shifted", "usda", "RA3", 1))
                .body("late", equalTo(true));
        assertEquals(
                List.of("2018-01-12T05:00:00Z", "2018-02-11T05:00:00Z", "2018-03-13T04:00:00Z", "2018-04-12T04:00:00Z"),
                Writ.analyst()
                        .queryParam("directive", "not-shifted")
                        .queryParam("action", "RA3")
                        .queryParam("limit", 4)
                        .get("/v1/obligations")
                        .then()
                        .statusCode(200)
                        .extract()
                        .jsonPath()
                        .getList("items.dueBefore"));
    }

    private static long occurrences(String directive) {
        return Facts.count(
                "SELECT count(*) FROM directive.occurrences WHERE directive = ? AND action = 'RA3'", directive);
    }
}
