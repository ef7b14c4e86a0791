package writ.inventory.report;

import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.match.Kaspersky;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportChangeApiTest {

    @Inject
    Inventory inventory;

    private String first;
    private String second;
    private String third;

    @BeforeEach
    void threeReports() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        first = received(
                "2017-09-01T00:00:00Z",
                "pc-1,Kaspersky Lab,Anti-Virus",
                "pc-2,Kaspersky Lab,Anti-Virus",
                "pc-2,Kaspersky Lab,Endpoint Security",
                "pc-1,Acme,Tool");
        second = received(
                "2017-09-15T00:00:00Z",
                "pc-2,Kaspersky Lab,Anti-Virus",
                "pc-3,Kaspersky Lab,Anti-Virus",
                "pc-1,Acme,Tool",
                "pc-4,Kaspersky Lab,Total Security");
        third = received("2017-09-20T00:00:00Z", "pc-1,Acme,Tool", "pc-2,Kaspersky Lab,Anti-Virus");
    }

    @Test
    void changesAreThoseAgainstTheReportBefore() {
        assertEquals(
                Map.of("Anti-Virus", "changed 1 1", "Endpoint Security", "gone 0 1", "Total Security", "appeared 1 0"),
                changes(second, ""));
        assertEquals(
                Map.of("Anti-Virus", "changed 0 1", "Total Security", "gone 0 1"),
                changes(third, "?directive=bod-17-01"));
    }

    @Test
    void anyTwoReportsAreComparedEitherWay() {
        assertEquals(
                Map.of("Anti-Virus", "changed 0 1", "Endpoint Security", "gone 0 1"),
                changes(third, "?since=" + first));
        assertEquals(
                Map.of("Anti-Virus", "changed 1 0", "Endpoint Security", "appeared 1 0"),
                changes(first, "?since=" + third));
        assertEquals(Map.of(), changes(first, "?since=" + first));
    }

    @Test
    void lateReportIsComparedWithTheOneBeforeItsAsOf() {
        // When
        String late = received("2017-09-10T00:00:00Z", "pc-1,Kaspersky Lab,Anti-Virus", "pc-1,Acme,Tool");

        // Then
        assertEquals(Map.of("Anti-Virus", "changed 0 1", "Endpoint Security", "gone 0 1"), changes(late, ""));
        assertEquals(Map.of("Anti-Virus", "changed 2 1", "Total Security", "appeared 1 0"), changes(second, ""));
    }

    @Test
    void affectedAndCleanedEndpointsAreOfTheWholeScope() {
        summary(second, "?directive=bod-17-01")
                .statusCode(200)
                .body("since", is(first))
                .body("before", is(2))
                .body("now", is(3))
                .body("affected", is(2))
                .body("cleaned", is(1));
        summary(second, "").statusCode(422).body("errors[0].at", is("directive"));
    }

    @Test
    void pagesGiveEachProductOnce() {
        String next =
                list(second, "?limit=2").body("items", hasSize(2)).extract().path("nextPageToken");
        list(second, "?limit=2&pageToken=" + next).body("items", hasSize(1)).body("nextPageToken", nullValue());
    }

    @Test
    void whatCannotBeComparedIsSaid() {
        list(first, "").statusCode(422).body("errors[0].at", is("since"));
        String component = Sent.received(
                Sent.report("usda").queryParam("component", "fs"), "endpoint,supplier,product\npc-1,Acme,Tool\n");
        list(second, "?since=" + component).statusCode(422);
        Sent.as(Tokens.reporter("hhs"))
                .get("/v1/reports/" + second + "/changes")
                .then()
                .statusCode(404);
    }

    private static Map<String, String> changes(String report, String query) {
        Map<String, String> changes = new TreeMap<>();
        List<Map<String, Object>> items =
                list(report, query).statusCode(200).extract().path("items");
        for (Map<String, Object> item : items) {
            changes.put(
                    String.valueOf(((Map<?, ?>) item.get("product")).get("product")),
                    item.get("change") + " " + item.get("affected") + " " + item.get("cleaned"));
        }
        return changes;
    }

    private static ValidatableResponse list(String report, String query) {
        return Sent.as(Tokens.analyst())
                .get("/v1/reports/" + report + "/changes" + query)
                .then();
    }

    private static ValidatableResponse summary(String report, String query) {
        return Sent.as(Tokens.reporter("usda"))
                .get("/v1/reports/" + report + "/changes/summary" + query)
                .then();
    }

    private static String received(String asOf, String... rows) {
        return Sent.received(Sent.report("usda", asOf), "endpoint,supplier,product\n" + String.join("\n", rows) + "\n");
    }
}
