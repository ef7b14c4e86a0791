package writ.directive.obligation;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import java.util.List;
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
class ObligationApiTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void anAgencySeesItsOwnObligationsOnly() {
        // Given
        Writ.draft("own-only", "2017-09-13", "usda", "hhs");
        Writ.issue("own-only").then().statusCode(201);
        String foreign = Writ.obligation("own-only", "hhs", "RA1", 1);
        // When, Then
        Writ.reporter("usda")
                .queryParam("directive", "own-only")
                .get("/v1/obligations")
                .then()
                .statusCode(200)
                .body("items.agency", not(hasItem("hhs")));
        String none = "00000000-0000-7000-8000-000000000000";
        String there = Writ.obligationAs(Tokens.reporter("usda"), foreign)
                .statusCode(404)
                .extract()
                .body()
                .asString();
        String notThere = Writ.obligationAs(Tokens.reporter("usda"), none)
                .statusCode(404)
                .extract()
                .body()
                .asString();
        assertEquals(notThere, there);
        Writ.obligationAs(Tokens.reporter("usda"), "no-id").statusCode(404);
    }

    @Test
    void aListIsPagedAndNarrowed() {
        // Given
        Writ.draft("paged", "2017-09-13", "usda", "hhs", "treas", "doj");
        Writ.issue("paged").then().statusCode(201);
        // When
        List<String> read = new java.util.ArrayList<>();
        String token = null;
        do {
            var request = Writ.analyst().queryParam("directive", "paged").queryParam("limit", 7);
            JsonPath page = (token == null ? request : request.queryParam("pageToken", token))
                    .get("/v1/obligations")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            read.addAll(page.getList("items.id"));
            token = page.get("nextPageToken");
        } while (token != null);
        // Then
        assertEquals(24, read.size());
        assertEquals(24, read.stream().distinct().count());
        narrowed("state", "submitted", 0);
        narrowed("action", "RA2", 4);
        narrowed("dueBefore", "2017-10-13", 4);
        narrowed("dueBefore", "2017-10-14T03:59:59.999999Z", 0);
        narrowed("dueBefore", "2017-10-14T04:00:00Z", 4);
        Writ.analyst().queryParam("state", "late").get("/v1/obligations").then().statusCode(422);
        Writ.analyst().queryParam("asOf", "soon").get("/v1/obligations").then().statusCode(422);
        Writ.analyst()
                .queryParam("asOf", "2018-01-01")
                .get("/v1/obligations")
                .then()
                .statusCode(422);
        Writ.analyst()
                .queryParam("pageToken", "eA")
                .get("/v1/obligations")
                .then()
                .statusCode(400);
    }

    private static void narrowed(String filter, String value, int expected) {
        Writ.analyst()
                .queryParam("directive", "paged")
                .queryParam(filter, value)
                .get("/v1/obligations")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(expected));
    }
}
