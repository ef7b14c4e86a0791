package writ.directive.agency;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.directive.Api.as;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
class AgencyApiTest {

    @AfterEach
    void release() {
        TestClock.release();
    }

    @Test
    void theAuthorityListsEveryAgencyPageByPage() {
        List<String> agencies = new ArrayList<>();
        List<Integer> sizes = new ArrayList<>();
        String token = "";
        do {
            Response page = as(Tokens.analyst()).get("/v1/agencies?limit=40&pageToken=" + token);
            List<String> here = page.jsonPath().getList("items.agency");
            sizes.add(here.size());
            agencies.addAll(here);
            token = page.jsonPath().getString("nextPageToken");
        } while (token != null);

        assertEquals(List.of(40, 40, 21), sizes);
        assertEquals(List.copyOf(new TreeSet<>(agencies)), agencies);
    }

    @Test
    void anAgencySeesItselfAlone() {
        as(Tokens.reporter("usda"))
                .get("/v1/agencies")
                .then()
                .statusCode(200)
                .body("items.agency", contains("usda"))
                .body("items[0].name", equalTo("United States Department of Agriculture"))
                .body("items[0].aliases", contains("Department of Agriculture"))
                .body("items[0].components.slug", hasItem("fs"));
    }

    @Test
    void anAuditorOfOneAgencySeesThatOneAndAnAuditorOfAllSeesAll() {
        as(Tokens.of("auditor", "hhs", null)).get("/v1/agencies").then().body("items.agency", contains("hhs"));
        as(Tokens.of("auditor", "*", null)).get("/v1/agencies?limit=500").then().body("items", hasSize(101));
    }

    @Test
    void slugAcronymAliasAndOldNameResolveToTheAgency() {
        for (String id : List.of("dfc", "DFC", "OPIC", "Overseas Private Investment Corporation", "opic ")) {
            as(Tokens.analyst())
                    .get("/v1/agencies/{id}", id)
                    .then()
                    .statusCode(200)
                    .body("agency", equalTo("dfc"));
        }
    }

    @Test
    void anAgencyHasTheNameItHadAtTheTime() {
        TestClock.hold(Instant.parse("2019-12-19T23:59:59Z"));
        as(Tokens.analyst())
                .get("/v1/agencies/dfc")
                .then()
                .body("name", equalTo("Overseas Private Investment Corporation"));

        TestClock.hold(Instant.parse("2019-12-20T00:00:00Z"));
        as(Tokens.analyst())
                .get("/v1/agencies/dfc")
                .then()
                .body("name", equalTo("United States International Development Finance Corporation"))
                .body("names[0].until", equalTo("2019-12-20"))
                .body("names[1].from", equalTo("2019-12-20"));
    }

    @Test
    void aForeignAgencyAndOneThatDoesNotExistAreTheSame404() {
        for (String path : List.of("/v1/agencies/%s", "/v1/agencies/%s/contacts")) {
            String foreign = as(Tokens.reporter("usda"))
                    .get(path.formatted("hhs"))
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            String none = as(Tokens.reporter("usda"))
                    .get(path.formatted("nosuch"))
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();
            String alias = as(Tokens.reporter("usda"))
                    .get(path.formatted("Department of Health and Human Services"))
                    .then()
                    .statusCode(404)
                    .extract()
                    .asString();

            assertEquals(none, foreign);
            assertEquals(none, alias);
        }
    }

    @Test
    void aPageTokenOfAnotherKindAndALimitOutOfBoundsAreRefused() {
        for (String path :
                List.of("/v1/agencies?pageToken=!!", "/v1/agencies?pageToken=zz", "/v1/directives?pageToken=zz")) {
            as(Tokens.analyst()).get(path).then().statusCode(400).body("errors[0].at", equalTo("pageToken"));
        }
        as(Tokens.analyst())
                .get("/v1/agencies?limit=501")
                .then()
                .statusCode(422)
                .body("errors[0].at", equalTo("limit"));
    }
}
