package writ.directive.obligation;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Facts;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

/** The past of occurrences that were opened after it. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class SeriesPastApiTest {

    /** Series of other tests are extended in the same turn. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final String NIL = "{\"nil\": true}";

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void anAgencyReleasedMonthsAgoOwesNothingOfWhatIsOpenedLater() {
        // Given
        Writ.issued("past-nil", "2017-09-13", "usda", "doe");
        answer("2017-10-14T13:00:00Z", "doe", Writ.obligation("past-nil", "doe", "RA1", 1), NIL);
        // When
        extendedTo("2018-06-01T13:00:00Z", "past-nil", 9);
        // Then
        assertEquals(List.of("notReported"), states("past-nil", "doe", "2017-10-14T12:59:59Z"));
        assertEquals(List.of("notApplicable"), states("past-nil", "doe", "2017-11-01"));
        assertEquals(List.of("notReported"), states("past-nil", "usda", "2017-11-01"));
    }

    @Test
    void theScoreboardOfAPastDayHasWhatWasDueThenWhenItIsOpenedAfterwards() {
        // Given
        Writ.issued("past-board", "2017-09-13", "usda", "hhs", "doe");
        answer("2017-10-14T13:00:00Z", "doe", Writ.obligation("past-board", "doe", "RA1", 1), NIL);
        // When: 11 May, number 5, is over when the clock leaps
        extendedTo("2018-06-01T13:00:00Z", "past-board", 9);
        // Then
        for (String knownAt : List.of("2018-05-20T12:00:00Z", "2018-06-01T13:00:00Z")) {
            JsonPath board = Writ.analyst()
                    .queryParam("asOf", "2018-05-20T12:00:00Z")
                    .queryParam("knownAt", knownAt)
                    .get("/v1/directives/past-board/scoreboard")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            String number5 = "rows.find { it.action == 'RA3' && it.occurrence == 5 }";
            assertEquals(3, board.getInt(number5 + ".bound"), knownAt);
            assertEquals(1, board.getInt(number5 + ".notApplicable"), knownAt);
            assertEquals(2, board.getInt(number5 + ".overdue"), knownAt);
        }
    }

    @Test
    void whatIsOpenedLaterHasTheSamePastAsWhatWasOpenBefore() {
        // Given
        Writ.issued("past-same", "2017-09-13", "doe");
        String report = Writ.obligation("past-same", "doe", "RA1", 1);
        Writ.Version nil = answer("2017-10-14T13:00:00Z", "doe", report, NIL);
        TestClock.hold(Instant.parse("2017-10-20T13:00:00Z"));
        Writ.review(nil, "{\"decision\": \"returned\", \"reason\": \"not all components\"}")
                .then()
                .statusCode(200);
        answer("2017-11-03T13:00:00Z", "doe", report, NIL);
        // When
        extendedTo("2018-06-01T13:00:00Z", "past-same", 9);
        // Then
        assertEquals(history("past-same", 1), history("past-same", 9));
        assertEquals(List.of("notReported"), states("past-same", "doe", "2017-10-25"));
        assertEquals(List.of("notApplicable"), states("past-same", "doe", "2017-11-04"));
    }

    @Test
    void anAcceptedCompletionReleasesFromTheDayOfItsAcceptance() {
        // Given
        Writ.issued("past-removed", "2017-09-13", "doe");
        Writ.Version status = answer(
                "2018-01-05T13:00:00Z",
                "doe",
                Writ.obligation("past-removed", "doe", "RA3", 1),
                "{\"complete\": true, \"remaining\": 0}");
        TestClock.hold(Instant.parse("2018-01-08T13:00:00Z"));
        Writ.accept(status);
        // When
        extendedTo("2018-06-01T13:00:00Z", "past-removed", 9);
        // Then
        assertEquals(history("past-removed", 2), history("past-removed", 9));
        assertEquals(
                1,
                Facts.count("SELECT count(*) FROM directive.obligation_facts f"
                        + " JOIN directive.obligations o ON o.id = f.obligation"
                        + " WHERE o.directive = 'past-removed' AND o.occurrence = 9 AND f.basis = 'removed'"));
    }

    private static Writ.Version answer(String at, String agency, String obligation, String body) {
        TestClock.hold(Instant.parse(at));
        return Writ.answer(agency, obligation, body);
    }

    private static void extendedTo(String at, String directive, int occurrences) {
        TestClock.hold(Instant.parse(at));
        await().atMost(PATIENCE)
                .until(() -> Facts.count(
                                "SELECT count(*) FROM directive.occurrences WHERE directive = ? AND action = 'RA3'",
                                directive)
                        >= occurrences);
    }

    /** The different states of all occurrences; of nine or more. */
    private static List<String> states(String directive, String agency, String asOf) {
        List<String> states = Writ.analyst()
                .queryParam("directive", directive)
                .queryParam("agency", agency)
                .queryParam("action", "RA3")
                .queryParam("asOf", asOf)
                .get("/v1/obligations")
                .then()
                .statusCode(200)
                .extract()
                .path("items.state");
        assertEquals(true, states.size() >= 9, states.toString());
        return List.copyOf(Set.copyOf(states));
    }

    private static List<Object> history(String directive, int occurrence) {
        return Writ.analyst()
                .get("/v1/obligations/" + Writ.obligation(directive, "doe", "RA3", occurrence))
                .then()
                .statusCode(200)
                .extract()
                .path("history");
    }
}
