package writ.directive.obligation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
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
        for (String beyond : List.of("0000-01-01T00:00:00Z", "+20000-01-01T00:00:00Z")) {
            Writ.analyst()
                    .queryParam("dueBefore", beyond)
                    .get("/v1/obligations")
                    .then()
                    .statusCode(422)
                    .body("errors[0].at", equalTo("dueBefore"));
        }
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

    @Test
    void aFilterThatNamesWhatIsNotThereIsToldToWhoReachesAll() {
        // Given
        Writ.issued("filtered", "2017-09-13", "usda", "hhs");
        // When, Then
        for (String agency : List.of("usda", "USDA", "Department of Agriculture")) {
            filtered(Tokens.analyst(), "agency", agency)
                    .statusCode(200)
                    .body("items.agency", everyItem(equalTo("usda")))
                    .body("items.size()", greaterThan(0));
        }
        filtered(Tokens.analyst(), "agency", "nosuch").statusCode(422).body("errors.at", contains("agency"));
        filtered(Tokens.analyst(), "directive", "BOD 17-01").statusCode(422).body("errors.at", contains("directive"));
        filtered(Tokens.analyst(), "action", "RA99").statusCode(422).body("errors.at", contains("action"));
        filtered(Tokens.analyst(), "mark", "early").statusCode(422).body("errors.at", contains("mark"));
        filtered(Tokens.analyst(), "directive", "bod-17-01").statusCode(200).body("items.size()", equalTo(0));
        for (String agency : List.of("hhs", "HHS", "nosuch")) {
            filtered(Tokens.reporter("usda"), "agency", agency).statusCode(200).body("items.size()", equalTo(0));
        }
        filtered(Tokens.reporter("usda"), "agency", "USDA").statusCode(200).body("items.size()", greaterThan(0));
    }

    private static ValidatableResponse filtered(String token, String filter, String value) {
        return Writ.as(token)
                .queryParam(filter, value)
                .queryParam("limit", 500)
                .get("/v1/obligations")
                .then();
    }

    @Test
    void aListIsNarrowedToAMark() {
        // Given
        Writ.issued("marked", "2017-09-13", "usda", "hhs", "treas");
        Writ.reported("marked", "usda", Instant.parse("2017-09-13T12:00:00Z"), 3);
        Writ.answer(
                "usda", Writ.obligation("marked", "usda", "RA1", 1), "{\"nil\": true, \"reason\": \"a test file\"}");
        Writ.answer("hhs", Writ.obligation("marked", "hhs", "RA1", 1), "{\"nil\": true}");
        TestClock.hold(Instant.parse("2017-11-14T15:00:00Z"));
        Writ.found("marked", "treas", 1);
        // When, Then
        assertEquals(List.of("hhs RA1", "usda RA1"), marked("nil"));
        assertEquals(List.of("usda RA1"), marked("contradicted"));
        assertEquals(List.of("treas RA1"), marked("late"));
        assertEquals(List.of("treas RA2"), marked("overdue"));
    }

    private static List<String> marked(String mark) {
        return Writ.analyst()
                .queryParam("directive", "marked")
                .queryParam("mark", mark)
                .get("/v1/obligations")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.collect { it.agency + ' ' + it.action }")
                .stream()
                .sorted()
                .toList();
    }

    @Test
    void aDayIsInTheFutureUntilItBeginsInTheDirectivesZone() {
        // Given: 09:00 in New York on the 13th, the 14th on the other side of the Earth
        Writ.issued("day-of", "2017-09-13", "usda");
        String id = Writ.obligation("day-of", "usda", "RA1", 1);
        // When, Then
        for (String time : List.of("asOf", "knownAt")) {
            for (String path : List.of("/v1/obligations?directive=day-of&", "/v1/obligations/" + id + "?")) {
                Writ.analyst().get(path + time + "=2017-09-13").then().statusCode(200);
                Writ.analyst()
                        .get(path + time + "=2017-09-14")
                        .then()
                        .statusCode(422)
                        .body("errors.at", contains(time));
            }
        }
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
