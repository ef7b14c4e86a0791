package writ.directive;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/**
 * BOD 17-01 as the record tells it, with the agencies' reports as inventory-service tells of them: 90 of 101 answer on
 * time (12 with findings), 5 late (2 with findings), 6 stay silent. At the hearing of 14 November 2017, 96 of 102
 * agencies had reported, and about 15 % of those had found the products.
 */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class BodLifeTest {

    private static final String BOD = "bod-17-01-life";
    private static final String NIL = "{\"nil\": true, \"content\": {\"methodology\": \"endpoint agent\"}}";
    private static final int ON_TIME = 90;
    private static final int FOUND_ON_TIME = 12;
    private static final int LATE = 5;
    private static final int FOUND_LATE = 2;

    private List<String> agencies;
    private List<String> found;
    private final Map<String, Integer> endpoints = new HashMap<>();

    @Test
    void theFiguresOfTheRecordComeOut() throws IOException {
        // Given
        to("2017-09-13T13:00:00Z");
        issue();
        agencies = agencies();
        found = new java.util.ArrayList<>(agencies.subList(0, FOUND_ON_TIME));
        found.addAll(agencies.subList(ON_TIME, ON_TIME + FOUND_LATE));

        // When, Then
        to("2017-10-10T15:00:00Z");
        agencies.subList(0, ON_TIME).forEach(this::report);
        to("2017-10-16T04:00:00Z");
        expect("day 32", "RA1", 1, "bound 101, reported 90, nil 78, late 0, overdue 11, notApplicable 0");
        expect("day 32", "RA2", 1, "bound 101, reported 0, notApplicable 78, open 23, overdue 0");

        to("2017-10-25T15:00:00Z");
        agencies.subList(ON_TIME, ON_TIME + LATE).forEach(this::report);
        to("2017-11-10T15:00:00Z");
        found.forEach(agency -> accepted(agency, "RA2", 1, "{\"content\": {\"timeline\": \"by March\"}}"));
        to("2017-11-15T05:00:00Z");
        expect("day 62", "RA1", 1, "reported 95, nil 81, late 5, overdue 6");
        expect("day 62", "RA2", 1, "accepted 14, reported 14, notApplicable 81, overdue 6, late 0");

        to("2017-12-15T05:00:00Z");
        expect("day 92", "RA1", 1, "reported 95, nil 81, late 5, overdue 6");
        expect("day 92", "RA3", 1, "open 20, overdue 0, notApplicable 81");

        to("2018-01-10T15:00:00Z");
        found.forEach(agency -> status(agency, 1, 4));
        to("2018-01-14T05:00:00Z");
        expect("day 122", "RA3", 1, "reported 14, overdue 6");

        to("2018-02-09T15:00:00Z");
        found.forEach(agency -> status(agency, 2, 1));
        to("2018-03-09T15:00:00Z");
        found.forEach(agency -> status(agency, 3, 0));
        to("2018-03-15T04:00:00Z");
        expect("day 182", "RA3", 1, "reported 14, overdue 6");
        expect("day 182", "RA3", 2, "reported 14, overdue 6");
        expect("day 182", "RA3", 3, "accepted 14, open 6, overdue 6, notApplicable 81");
        expect("day 182", "RA3", 4, "notApplicable 95, open 6, overdue 0");
        assertEquals(0, endpoints.values().stream().mapToInt(n -> n).sum());
        assertEquals(6, chased().getList("items").size());
        assertEquals(List.of(5, 5, 5, 5, 5, 5), chased().getList("items.collect { it.overdue.size() }"));
        thePastIsStillWhatItWas();
    }

    /** Every day of the table, read again from the end by its date. */
    private void thePastIsStillWhatItWas() {
        expect(board("2017-10-15"), "RA1", 1, "reported 90, nil 78, overdue 11");
        expect(board("2017-10-15"), "RA2", 1, "notApplicable 78, open 23");
        expect(board("2017-11-14"), "RA1", 1, "reported 95, nil 81, late 5, overdue 6");
        expect(board("2017-11-14"), "RA2", 1, "reported 14, notApplicable 81, overdue 6");
        expect(board("2017-12-14"), "RA3", 1, "open 20, overdue 0");
        expect(board("2018-01-13"), "RA3", 1, "reported 14, overdue 6");
    }

    private void issue() throws IOException {
        String bod = new String(
                        BodLifeTest.class
                                .getResourceAsStream("/directives/bod-17-01.yaml")
                                .readAllBytes(),
                        StandardCharsets.UTF_8)
                .replace("name: bod-17-01", "name: " + BOD);
        given().auth()
                .oauth2(Tokens.authorityIssuer())
                .contentType("application/yaml")
                .body(bod.getBytes(StandardCharsets.UTF_8))
                .post("/v1/directives")
                .then()
                .statusCode(201);
        Writ.issue(BOD).then().statusCode(201);
    }

    private static List<String> agencies() {
        return Writ.analyst()
                .queryParam("limit", 500)
                .get("/v1/agencies")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.agency");
    }

    /** Its inventory report, and its answer: a clean file and then the nil, or what was found. */
    private void report(String agency) {
        boolean finds = found.contains(agency);
        inventory(agency, finds ? 12 : 0);
        Writ.answer(agency, Writ.obligation(BOD, agency, "RA1", 1), finds ? "{}" : NIL);
    }

    private void status(String agency, int occurrence, int remaining) {
        inventory(agency, remaining);
        accepted(
                agency,
                "RA3",
                occurrence,
                "{\"complete\": " + (remaining == 0) + ", \"remaining\": " + remaining + "}");
    }

    private void inventory(String agency, int count) {
        endpoints.put(agency, count);
        Writ.reported(BOD, agency, Facts.now(), count);
    }

    private static void accepted(String agency, String action, int occurrence, String body) {
        Writ.accept(Writ.answer(agency, Writ.obligation(BOD, agency, action, occurrence), body));
    }

    /** Moves business time and waits until the series is as long as it has to be by then. */
    private static void to(String instant) {
        TestClock.hold(Instant.parse(instant));
        await().atMost(Duration.ofSeconds(60))
                .until(() -> Facts.count(
                                "SELECT count(*) FROM directive.actions WHERE directive = ?"
                                        + " AND extend_at <= (SELECT simulated_anchor FROM suite.clock)",
                                BOD)
                        == 0);
    }

    private static void expect(String day, String action, int occurrence, String counts) {
        expect(board(null), action, occurrence, counts, day);
    }

    private static void expect(JsonPath board, String action, int occurrence, String counts) {
        expect(board, action, occurrence, counts, board.getString("asOf"));
    }

    private static void expect(JsonPath board, String action, int occurrence, String counts, String day) {
        Map<String, Object> row =
                board.getMap("rows.find { it.action == '" + action + "' && it.occurrence == " + occurrence + " }");
        String found = java.util.Arrays.stream(counts.split(", "))
                .map(count -> count.split(" ")[0])
                .map(name -> name + " " + row.get(name))
                .collect(java.util.stream.Collectors.joining(", "));
        assertEquals(counts, found, day + " " + action + " " + occurrence);
    }

    private static JsonPath board(String asOf) {
        var request = Writ.analyst();
        return (asOf == null ? request : request.queryParam("asOf", asOf))
                .get("/v1/directives/" + BOD + "/scoreboard")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static JsonPath chased() {
        return Writ.analyst()
                .get("/v1/directives/" + BOD + "/chase-list")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
