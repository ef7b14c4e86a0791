package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What a submitter is told of the report itself, and what is kept of files that were refused. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class QualityApiTest {

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-11-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
    }

    @Test
    void goodReportHasNoMarks() {
        // When
        Response report = Sent.csv(
                Sent.report("usda", "2017-11-01T00:00:00Z").queryParam("of", 10),
                "endpoint,supplier,product,cpe\n" + rows(10, ",cpe:2.3:a:acme:tool:1:*:*:*:*:*:*:*"));

        // Then
        report.then()
                .statusCode(201)
                .body("quality.coverage.examined", is(10))
                .body("quality.coverage.share", is(1.0f))
                .body("quality.coverage.source", is("the report"))
                .body("quality.identified.share", is(1.0f))
                .body("quality.duplicates.count", is(0))
                .body("quality.daysOld", is(1))
                .body("quality.jump", nullValue())
                .body("quality.marks", empty());
    }

    @Test
    void eachMeasureBeyondItsThresholdIsMarkedWithWhatToDo() {
        // Given
        Sent.received(Sent.report("usda", "2017-08-01T00:00:00Z").queryParam("of", 20), plain(10));

        // When
        Response report = Sent.csv(Sent.report("usda", "2017-09-01T00:00:00Z"), plain(6) + "pc-1,Acme,Tool\n");

        // Then
        report.then()
                .statusCode(201)
                .body("quality.coverage.examined", is(6))
                .body("quality.coverage.of", is(20))
                .body("quality.coverage.asOf", is("2017-08-01T00:00:00Z"))
                .body("quality.jump.endpointsBefore", is(10))
                .body("quality.jump.change", is(-0.4f))
                .body("quality.jump.days", is(31))
                .body("quality.marks.measure", contains("coverage", "identified", "duplicates", "daysOld", "jump"))
                .body("quality.marks[4].advice", startsWith("40 % fewer endpoints than 31 days before"));
        assertEquals(
                List.of("[\"coverage\", \"identified\", \"duplicates\", \"daysOld\", \"jump\"]"),
                Inventory.rows("SELECT jsonb_path_query_array(data::jsonb, '$.marks.measure') FROM"
                        + " (SELECT data, type FROM outbox UNION ALL SELECT data, type FROM events) e"
                        + " WHERE type = 'dev.writ.report.received' AND data->>'asOf' = '2017-09-01T00:00:00Z'"));
    }

    @Test
    void directivesOwnThresholdsCountForItAndTheServicesForOthers() {
        // Given
        inventory.issue("ed-19-01", 1, "{}", "{\"coverage\": 0.4, \"identified\": 0, \"daysOld\": 0}");
        inventory.issue("ed-22-02", 1, "{}", "{\"coverage\": 0.8, \"identified\": 0, \"jump\": 0.1}");

        // When
        Response report = Sent.csv(Sent.report("usda", "2017-11-01T00:00:00Z").queryParam("of", 20), plain(10));

        // Then
        report.then()
                .statusCode(201)
                .body("quality.marks.measure", contains("coverage", "daysOld"))
                .body("quality.marks.directive", contains("ed-22-02", "ed-19-01"))
                .body("quality.marks[0].value", is(0.5f))
                .body("quality.marks[0].threshold", is(0.8f));
    }

    @Test
    void whereADirectiveStatesNoneTheServicesThresholdIsMarkedBesideTheOthers() {
        // Given
        inventory.issue("bod-17-01", 1, "{}");
        inventory.issue("ed-22-02", 1, "{}", "{\"coverage\": 0.8}");
        String before = Sent.csv(Sent.report("usda", "2017-11-01T00:00:00Z").queryParam("of", 20), plain(10))
                .then()
                .statusCode(201)
                .body("quality.marks.measure", contains("coverage", "coverage", "identified"))
                .body("quality.marks.directive", contains(null, "ed-22-02", null))
                .body("quality.marks.threshold", contains(0.95f, 0.8f, 0.5f))
                .extract()
                .path("report");

        // When
        inventory.issue("bod-17-01", 2, "{}", "{\"coverage\": 0.1, \"identified\": 0}");
        inventory.issue("ed-22-02", 2, "{}", "{\"coverage\": 0.1, \"identified\": 0}");

        // Then
        Sent.csv(Sent.report("usda", "2017-11-01T12:00:00Z").queryParam("of", 20), plain(10))
                .then()
                .statusCode(201)
                .body("quality.marks", empty());
        Sent.as(Tokens.analyst())
                .get("/v1/reports/" + before)
                .then()
                .statusCode(200)
                .body("quality.marks", hasSize(3));
    }

    @Test
    void statedNumberOfEndpointsIsWhatCoverageIsMeasuredBy() {
        // Given
        state("usda", """
                {"asOf": "2017-10-01T00:00:00Z", "endpoints": 40, "source": "CIO metrics, Q4"}""").statusCode(201).body("agency", is("usda")).body("endpoints", is(40));

        // When
        Response early = Sent.csv(Sent.report("usda", "2017-09-30T00:00:00Z"), plain(10));
        Response late = Sent.csv(Sent.report("usda", "2017-10-02T00:00:00Z"), plain(10));

        // Then
        early.then().body("quality.coverage", nullValue());
        late.then().body("quality.coverage.share", is(0.25f)).body("quality.coverage.source", is("CIO metrics, Q4"));
        Sent.as(Tokens.analyst()).get("/v1/endpoint-totals?agency=usda").then().body("items.endpoints", contains(40));
        Sent.as(Tokens.reporter("hhs"))
                .get("/v1/endpoint-totals")
                .then()
                .statusCode(200)
                .body("items", empty());
        Sent.as(Tokens.reporter("hhs"))
                .get("/v1/endpoint-totals?agency=usda")
                .then()
                .statusCode(404);
    }

    @Test
    void numberThatCannotBeIsRefusedWithEachPlace() {
        state("usda", "{\"endpoints\": -1}")
                .statusCode(422)
                .body("errors.at", contains("/endpoints", "/asOf", "/source"));
        state("usda", """
                {"asOf": "2017-12-01T00:00:00Z", "endpoints": 1, "source": "x"}""").statusCode(422).body("errors.at", contains("/asOf"));
        state("usda", """
                {"asOf": "2017-10-01T00:00:00Z", "endpoints": 1, "source": "x", "component": "nowhere"}""").statusCode(422).body("errors.at", contains("/component"));
        as(Tokens.of("component-reporter", "usda", "fs"), """
                {"asOf": "2017-10-01T00:00:00Z", "endpoints": 1, "source": "x", "component": "ars"}""").statusCode(403);
    }

    @Test
    void refusedFileIsKeptAsSuchAndTold() {
        // When
        Sent.csv(Sent.report("usda"), "endpoint,supplier,product\npc-1,,\n")
                .then()
                .statusCode(422);
        Sent.bytes(Sent.report("usda"), "application/pdf", "%PDF".getBytes(StandardCharsets.US_ASCII))
                .then()
                .statusCode(415);

        // Then
        Sent.as(Tokens.analyst())
                .get("/v1/refused-reports?agency=usda")
                .then()
                .statusCode(200)
                .body("items.agency", contains("usda", "usda"))
                .body("items.problem.status", contains(415, 422))
                .body("items[1].problem.errors[0].at", is("line 2"))
                .body("items.asOf", contains("2017-10-01T12:00:00Z", "2017-10-01T12:00:00Z"));
        Sent.as(Tokens.reporter("hhs"))
                .get("/v1/refused-reports")
                .then()
                .statusCode(200)
                .body("items", empty());
        assertEquals(
                List.of("2"),
                Inventory.rows("SELECT count(*) FROM (SELECT type FROM outbox UNION ALL SELECT type FROM events) e"
                        + " WHERE type = 'dev.writ.report.refused'"));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM uploads"));
    }

    private static ValidatableResponse state(String agency, String total) {
        return as(Tokens.reporter(agency), total);
    }

    private static ValidatableResponse as(String token, String total) {
        return Sent.as(token)
                .contentType("application/json")
                .body(total)
                .post("/v1/endpoint-totals")
                .then();
    }

    private static String plain(int endpoints) {
        return "endpoint,supplier,product\n" + rows(endpoints, "");
    }

    private static String rows(int endpoints, String more) {
        return IntStream.rangeClosed(1, endpoints)
                .mapToObj(endpoint -> "pc-" + endpoint + ",Acme,Tool" + more + "\n")
                .collect(Collectors.joining());
    }
}
