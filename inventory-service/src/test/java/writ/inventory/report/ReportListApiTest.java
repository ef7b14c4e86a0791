package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportListApiTest {

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "forest-service");
        inventory.agency("hhs", "Department of Health and Human Services", "cdc");
    }

    @Test
    void reportsAreListedNewestFirstInPages() {
        // Given
        List<String> sent = new java.util.ArrayList<>();
        for (int day = 1; day <= 3; day++) {
            sent.addFirst(Sent.received(Sent.report("usda", "2017-09-0" + day + "T00:00:00Z"), Sent.CSV));
        }
        Sent.received(Sent.report("hhs"), Sent.CSV);

        // When
        var first = Sent.as(Tokens.reporter("usda")).queryParam("limit", 2).get("/v1/reports");
        var second = Sent.as(Tokens.reporter("usda"))
                .queryParam("limit", 2)
                .queryParam("pageToken", first.<String>path("nextPageToken"))
                .get("/v1/reports");

        // Then
        assertEquals(sent.subList(0, 2), first.path("items.report"));
        assertEquals(sent.subList(2, 3), second.path("items.report"));
        second.then().body("nextPageToken", nullValue());
        Sent.as(Tokens.analyst()).get("/v1/reports").then().body("items", hasSize(4));
        Sent.as(Tokens.analyst())
                .queryParam("agency", "usda")
                .queryParam("state", "superseded")
                .get("/v1/reports")
                .then()
                .body("items", hasSize(2));
    }

    @Test
    void listSaysWhatIsWrongWithItsParameters() {
        // When
        var token = Sent.as(Tokens.reporter("usda"))
                .queryParam("pageToken", "bm90LWEtdXVpZA")
                .get("/v1/reports");
        var state = Sent.as(Tokens.reporter("usda")).queryParam("state", "lost").get("/v1/reports");
        var limit = Sent.as(Tokens.reporter("usda")).queryParam("limit", 501).get("/v1/reports");

        // Then
        token.then().statusCode(400).body("errors.at", contains("pageToken"));
        state.then().statusCode(422).body("errors.at", contains("state"));
        limit.then().statusCode(422).body("errors.at", contains("limit"));
    }

    @Test
    void agencyIsFoundByItsOtherNamesAndAComponentByItsSlug() {
        // Given
        String whole = Sent.received(Sent.report("usda"), Sent.CSV);
        String part = Sent.received(Sent.report("usda").queryParam("component", "forest-service"), Sent.CSV);

        // When
        var acronym = Sent.as(Tokens.analyst()).queryParam("agency", "USDA").get("/v1/reports");
        var component = Sent.as(Tokens.analyst())
                .queryParam("component", "forest-service")
                .get("/v1/reports");

        // Then
        acronym.then().statusCode(200).body("items.report", contains(part, whole));
        component.then().statusCode(200).body("items.report", contains(part));
    }

    @Test
    void reportForAnotherAgencyThanTheTokensIsNotTakenForItsOwn() {
        // When
        var answer = Sent.csv(Sent.report("hhs").queryParam("agency", "usda"), Sent.CSV);

        // Then
        answer.then().statusCode(400).body("errors.at", contains("agency"));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM reports"));
    }

    @Test
    void agencyOrComponentOutOfReachIsNotFoundLikeOneThatIsNotThere() {
        // When
        var foreign =
                Sent.as(Tokens.reporter("hhs")).queryParam("agency", "usda").get("/v1/reports");
        var none = Sent.as(Tokens.reporter("hhs")).queryParam("agency", "usd").get("/v1/reports");
        var component = Sent.as(Tokens.reporter("hhs"))
                .queryParam("component", "forest-service")
                .get("/v1/reports");
        var ofAnother = Sent.as(Tokens.analyst())
                .queryParam("agency", "hhs")
                .queryParam("component", "forest-service")
                .get("/v1/reports");

        // Then
        none.then().statusCode(404);
        assertEquals(none.asString(), foreign.asString());
        component.then().statusCode(404);
        ofAnother.then().statusCode(404);
    }
}
