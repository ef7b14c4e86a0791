package writ.directive.scoreboard;

import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class ScoreboardApiTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void everyAgencyIsCountedInExactlyOneState() {
        // Given
        Writ.issued("counted", "2017-09-13", "usda", "hhs", "treas", "doj", "dot");
        Writ.accept(Writ.found("counted", "usda", 2));
        Writ.review(report("counted", "hhs", "{\"nil\": true}"), "{\"decision\": \"returned\", \"reason\": \"x\"}");
        report("counted", "treas", "{\"nil\": true}");
        TestClock.hold(Instant.parse("2017-10-20T13:00:00Z"));
        Writ.found("counted", "doj", 1);
        // When
        JsonPath board = board("counted", Map.of());
        // Then
        assertEquals(5, board.getInt("agencies"));
        assertEquals(
                Map.ofEntries(
                        Map.entry("bound", 5),
                        Map.entry("notReported", 1),
                        Map.entry("submitted", 2),
                        Map.entry("returned", 1),
                        Map.entry("accepted", 1),
                        Map.entry("notApplicable", 0),
                        Map.entry("reported", 3),
                        Map.entry("open", 2),
                        Map.entry("nil", 1),
                        Map.entry("late", 1),
                        Map.entry("overdue", 2),
                        Map.entry("contradicted", 0)),
                counts(board, "RA1", 1));
        board.<Map<String, Object>>getList("rows").forEach(ScoreboardApiTest::addsUp);
    }

    private static void addsUp(Map<String, Object> row) {
        assertEquals(n(row, "reported"), n(row, "submitted") + n(row, "accepted"));
        assertEquals(n(row, "open"), n(row, "notReported") + n(row, "returned"));
        assertEquals(n(row, "bound"), n(row, "reported") + n(row, "open") + n(row, "notApplicable"));
    }

    private static int n(Map<String, Object> row, String count) {
        return (Integer) row.get(count);
    }

    private static Map<String, Object> counts(JsonPath board, String action, int occurrence) {
        Map<String, Object> row = new java.util.HashMap<>(
                board.getMap("rows.find { it.action == '" + action + "' && it.occurrence == " + occurrence + " }"));
        List.of("action", "deliver", "occurrence", "dueBefore", "dueWords").forEach(row::remove);
        return row;
    }

    @Test
    void ofASeriesItShowsWhatWasDueSoFarAndTheNext() {
        // Given
        Writ.issued("so-far", "2017-09-13", "usda");
        TestClock.hold(Instant.parse("2018-02-11T05:00:00Z"));
        // When, Then
        assertEquals(List.of("RA1 1", "RA2 1", "RA3 1", "RA3 2", "RA3 3"), shown(board("so-far", Map.of())));
        assertEquals(List.of("RA1 1", "RA2 1", "RA3 1", "RA3 2"), shown(board("so-far", Map.of("asOf", "2018-02-10"))));
        assertEquals(List.of("RA1 1", "RA2 1", "RA3 1"), shown(board("so-far", Map.of("asOf", "2017-09-13"))));
        assertEquals(List.of(), shown(board("so-far", Map.of("asOf", "2017-09-12"))));
    }

    private static List<String> shown(JsonPath board) {
        return board.getList("rows.collect { it.action + ' ' + it.occurrence }");
    }

    @Test
    void thePastIsAFilterOverWhatWasTrueAndWhatWasKnown() {
        // Given
        Writ.issued("past", "2017-09-13", "usda");
        TestClock.hold(Instant.parse("2017-10-13T20:00:00Z"));
        Writ.Version version = Writ.found("past", "usda", 2);
        TestClock.hold(Instant.parse("2017-10-14T15:00:00Z"));
        Writ.accept(version);
        // When, Then
        assertEquals("open", state(Map.of("asOf", "2017-10-12")));
        assertEquals("open", state(Map.of("asOf", "2017-10-13T19:59:59Z")));
        assertEquals("submitted", state(Map.of("asOf", "2017-10-13")));
        assertEquals("submitted", state(Map.of("asOf", "2017-10-14T14:59:59Z")));
        assertEquals("accepted", state(Map.of("asOf", "2017-10-14")));
        assertEquals("accepted", state(Map.of()));
        assertEquals("submitted", state(Map.of("asOf", "2017-10-14", "knownAt", "2017-10-14T14:59:59Z")));
        for (String day : List.of("2017-10-15", "2017-10-16")) {
            Writ.analyst()
                    .queryParam("asOf", day)
                    .get("/v1/directives/past/scoreboard")
                    .then()
                    .statusCode(422)
                    .body("errors.at", equalTo(List.of("asOf")));
        }
    }

    private static String state(Map<String, String> at) {
        Map<String, Object> row = counts(board("past", at), "RA1", 1);
        return List.of("submitted", "accepted", "open").stream()
                .filter(state -> row.get(state).equals(1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void itIsReadAsCsvToo() {
        // Given
        Writ.issued("as-csv", "2017-09-13", "usda", "hhs");
        // When
        String csv = Writ.analyst()
                .accept("text/csv")
                .get("/v1/directives/as-csv/scoreboard")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/csv"))
                .header("Content-Disposition", containsString("as-csv-scoreboard.csv"))
                .extract()
                .asString();
        // Then
        assertEquals("""
                directive,asOf,knownAt,action,deliver,occurrence,dueBefore,due,bound,notReported,submitted,returned,\
                accepted,notApplicable,reported,open,nil,late,overdue,contradicted
                as-csv,2017-09-13T13:00:00Z,2017-09-13T13:00:00Z,RA1,inventory-report,1,2017-10-14T04:00:00Z,\
                end of 13 October 2017 (Eastern),2,2,0,0,0,0,0,2,0,0,0,0
                """, csv.lines().limit(2).map(line -> line + "\n").reduce("", String::concat));
        assertEquals(4, csv.split("\r\n").length);
        Writ.analyst()
                .accept("image/png")
                .get("/v1/directives/as-csv/scoreboard")
                .then()
                .statusCode(406);
    }

    @Test
    void itIsForThoseWhoSeeEveryAgency() {
        // Given
        Writ.issued("board-roles", "2017-09-13", "usda");
        String path = "/v1/directives/board-roles/scoreboard";
        // When, Then
        Writ.as(Tokens.of("oversight", null, null))
                .get(path)
                .then()
                .statusCode(200)
                .body("agencies", equalTo(1));
        Writ.as(Tokens.of("auditor", "*", null))
                .get(path)
                .then()
                .statusCode(200)
                .body("agencies", equalTo(1));
        Writ.as(Tokens.of("auditor", "usda", null)).get(path).then().statusCode(403);
        Writ.reporter("usda").get(path).then().statusCode(403);
        Writ.analyst().get("/v1/directives/no-such/scoreboard").then().statusCode(404);
        Writ.as(Tokens.of("oversight", null, null))
                .get("/v1/obligations")
                .then()
                .statusCode(403);
    }

    private static Writ.Version report(String directive, String agency, String body) {
        return Writ.answer(agency, Writ.obligation(directive, agency, "RA1", 1), body);
    }

    private static JsonPath board(String directive, Map<String, String> at) {
        return Writ.analyst()
                .queryParams(at)
                .get("/v1/directives/" + directive + "/scoreboard")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
