package writ.directive.directive;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.directive.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Facts;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** Who learns of a directive. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class DirectiveReachApiTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void draftsAreHiddenFromAgenciesAndFromTheirAuditors() {
        for (String token :
                List.of(Tokens.reporter("usda"), Tokens.attester("usda"), Tokens.of("auditor", "usda", null))) {
            as(token).get("/v1/directives/bod-17-01").then().statusCode(404);
            as(token).get("/v1/directives?limit=500").then().body("items.directive", not(hasItem("bod-17-01")));
        }
        as(Tokens.of("auditor", "*", null))
                .get("/v1/directives/bod-17-01")
                .then()
                .statusCode(200);
        as(Tokens.service()).get("/v1/directives/bod-17-01").then().statusCode(200);
    }

    @Test
    void anAgencySeesTheDirectivesThatBindIt() {
        Writ.issued("for-usda", "2017-09-13", "usda");
        for (String token : List.of(
                Tokens.reporter("usda"),
                Tokens.of("auditor", "usda", null),
                Tokens.of("component-reporter", "usda", "fs"),
                Tokens.of("auditor", "*", null),
                Tokens.service())) {
            as(token).get("/v1/directives/for-usda").then().statusCode(200);
            as(token).get("/v1/directives?limit=500").then().body("items.directive", hasItem("for-usda"));
        }
        for (String token :
                List.of(Tokens.reporter("hhs"), Tokens.attester("hhs"), Tokens.of("auditor", "hhs", null))) {
            as(token).get("/v1/directives/for-usda").then().statusCode(404);
            as(token).get("/v1/directives?limit=500").then().body("items.directive", not(hasItem("for-usda")));
        }
    }

    @Test
    void theIssuedEventIsForAgenciesWhenItBindsAllOfThem() {
        // Given
        List<String> agencies = Writ.analyst()
                .queryParam("limit", 500)
                .get("/v1/agencies")
                .then()
                .statusCode(200)
                .extract()
                .path("items.agency");
        // When
        Writ.issued("for-all", "2017-09-13", agencies.toArray(String[]::new));
        Writ.issued("for-one", "2017-09-13", "usda");
        // Then
        assertEquals(List.of(1L, 0L), List.of(issued("for-all", "*"), issued("for-all", "")));
        assertEquals(List.of(0L, 1L), List.of(issued("for-one", "*"), issued("for-one", "")));
    }

    private static long issued(String directive, String visibleTo) {
        return Facts.count(
                "SELECT count(*) FROM (SELECT type, subject, visible_to FROM directive.outbox UNION ALL"
                        + " SELECT type, subject, visible_to FROM directive.events) e"
                        + " WHERE type = 'dev.writ.directive.issued' AND subject = ? AND visible_to = ?",
                directive,
                visibleTo);
    }
}
