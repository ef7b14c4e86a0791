package writ.inventory.rollup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.Inventory.Has;
import writ.inventory.match.Kaspersky;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class FindingApiTest {
    private static final Instant OCTOBER = Instant.parse("2017-10-01T12:00:00Z");

    private static final OpenApiContract CONTRACT = OpenApiContract.committed();

    @Inject
    Inventory inventory;

    @BeforeEach
    void aDirectiveAndTwoAgencies() {
        Inventory.empty();
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        inventory.report(
                "usda",
                null,
                OCTOBER,
                Has.on("Kaspersky Lab", "Kaspersky Anti-Virus", "pc-1", "pc-2"),
                Has.on("AO Kaspersky Lab", "Kaspersky Threat Intelligence", "pc-3"),
                Has.on("CDW", "Kaspersky Anti-Virus", "pc-4"),
                Has.on("Acme", "Tool", "pc-1"));
        inventory.report("usda", "fs", OCTOBER, Has.present("Kaspersky", "Kaspersky Safe Kids"));
        inventory.report("hhs", null, OCTOBER, Has.declared("Kaspersky", "Kaspersky Total Security", 7));
    }

    @Test
    void findingSaysWhyItIsOne() {
        as(Tokens.analyst(), "/v1/findings?directive=bod-17-01&agency=hhs")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].directive", equalTo("bod-17-01"))
                .body("items[0].verdict", equalTo("matched"))
                .body("items[0].rule", equalTo("supplier-name"))
                .body("items[0].listed", equalTo("Kaspersky Total Security"))
                .body(
                        "items[0].why",
                        equalTo("Its supplier \"kaspersky\" is Kaspersky. The directive lists \"Kaspersky Total"
                                + " Security\"."))
                .body("items[0].holding.declared", equalTo(7))
                .body("items[0].holding.report.methodology", equalTo("full scan"));
    }

    @Test
    void excludedOnesAreListedWithTheDirectivesReason() {
        as(Tokens.analyst(), "/v1/findings?directive=bod-17-01&verdict=excluded")
                .body("items.holding.product.product", contains("Kaspersky Threat Intelligence"))
                .body("items.because", contains("a service outside the directive"));
    }

    @Test
    void possibleOnesAreListedApartAndNotAmongTheFindings() {
        as(Tokens.analyst(), "/v1/findings?agency=usda")
                .body("items.holding.product.product", contains("Kaspersky Anti-Virus", "Kaspersky Safe Kids"));
        as(Tokens.analyst(), "/v1/findings?verdict=possible").body("items.holding.product.supplier", contains("CDW"));
    }

    @Test
    void agencyAndComponentSeeTheirOwn() {
        as(Tokens.reporter("hhs"), "/v1/findings").body("items.holding.agency", everyItem(equalTo("hhs")));
        as(Tokens.of("component-reporter", "usda", "fs"), "/v1/findings")
                .body("items.holding.product.product", contains("Kaspersky Safe Kids"));
        as(Tokens.reporter("hhs"), "/v1/findings?agency=usda").statusCode(404);
        as(Tokens.of("oversight", null, null), "/v1/findings").statusCode(403);
    }

    @Test
    void scopeInForceDecidesNotTheOneBefore() {
        inventory.issue("bod-17-01", 2, "{\"suppliers\": [{\"name\": \"Acme\"}]}");

        as(Tokens.analyst(), "/v1/findings").body("items.holding.product.product", contains("Tool"));
    }

    @Test
    void pagesGiveEveryFindingOnce() {
        List<String> paged = new ArrayList<>();
        String token = "";
        while (token != null) {
            ValidatableResponse page = as(Tokens.analyst(), "/v1/findings?limit=1&pageToken=" + token);
            paged.addAll(page.extract().jsonPath().getList("items.holding.product.product"));
            token = page.extract().jsonPath().getString("nextPageToken");
        }

        assertEquals(List.of("Kaspersky Total Security", "Kaspersky Anti-Virus", "Kaspersky Safe Kids"), paged);
    }

    @Test
    void saysWhichParameterCannotBeUsed() {
        as(Tokens.analyst(), "/v1/findings?verdict=maybe").statusCode(422).body("errors.at", contains("verdict"));
        as(Tokens.analyst(), "/v1/findings?directive=none").statusCode(404);
        as(Tokens.analyst(), "/v1/findings?limit=501").statusCode(422).body("errors.at", contains("limit"));
        as(Tokens.analyst(), "/v1/findings?pageToken=x").statusCode(400).body("errors.at", contains("pageToken"));
    }

    @Test
    void directiveWithoutFindingsIsAnEmptyList() {
        inventory.issue("ed-19-01", 1, "{}");

        as(Tokens.analyst(), "/v1/findings?directive=ed-19-01").statusCode(200).body("items", empty());
    }

    private static ValidatableResponse as(String token, String path) {
        return given().filter(CONTRACT).auth().oauth2(token).get(path).then();
    }
}
