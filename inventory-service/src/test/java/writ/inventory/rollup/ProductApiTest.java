package writ.inventory.rollup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.Inventory.Has;
import writ.inventory.match.Kaspersky;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ProductApiTest {
    private static final Instant OCTOBER = Instant.parse("2017-10-01T12:00:00Z");

    private static final Instant NOVEMBER = Instant.parse("2017-11-01T12:00:00Z");

    private static final OpenApiContract CONTRACT = OpenApiContract.committed();

    @Inject
    Inventory inventory;

    @BeforeEach
    void productsOfTwoAgencies() {
        Inventory.empty();
        TestClock.hold(OCTOBER);
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.report("usda", null, OCTOBER, Has.on("Kaspersky Lab", "Kaspersky Anti-Virus", "pc-1"));
        inventory.report("usda", "fs", OCTOBER, Has.on("Kaspersky Lab", "Kaspersky Safe Kids", "pc-1"));
        inventory.report(
                "hhs", null, OCTOBER, Has.on("CDW", "Kaspersky Anti-Virus", "h-1"), Has.on("Acme", "Tool", "h-2"));
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
    }

    @Test
    void catalogueShowsWhatTheScopesSayOfAProduct() {
        as(Tokens.analyst(), "/v1/products?product=safe%20kids")
                .statusCode(200)
                .body("items.product.product", contains("Kaspersky Safe Kids"))
                .body("items[0].firstNamedAt", equalTo("2017-10-01T12:00:00Z"))
                .body("items[0].verdicts.directive", contains("bod-17-01"))
                .body("items[0].verdicts.verdict", contains("matched"));
        as(Tokens.analyst(), "/v1/products?supplier=acme").body("items[0].verdicts", empty());
    }

    @Test
    void triageIsWhatAPersonShouldLookAt() {
        as(Tokens.analyst(), "/v1/products?triage=true")
                .body("items.product.supplier", containsInAnyOrder("Kaspersky Lab", "CDW"))
                .body("items.product.product", containsInAnyOrder("Kaspersky Safe Kids", "Kaspersky Anti-Virus"));
    }

    @Test
    void verdictNarrowsTheList() {
        as(Tokens.analyst(), "/v1/products?verdict=possible").body("items.product.supplier", contains("CDW"));
        as(Tokens.analyst(), "/v1/products?verdict=maybe").statusCode(422).body("errors.at", contains("verdict"));
    }

    @Test
    void directiveNarrowsTheListToWhatItDecidedOn() {
        inventory.issue("other", 1, "{\"suppliers\": [{\"name\": \"Acme\"}, {\"name\": \"CDW\"}]}");

        as(Tokens.analyst(), "/v1/products?directive=bod-17-01&verdict=possible")
                .body("items.product.supplier", contains("CDW"));
        as(Tokens.analyst(), "/v1/products?directive=other").body("items.product.supplier", hasItems("CDW", "Acme"));
        as(Tokens.analyst(), "/v1/products?directive=other&verdict=possible").body("items", empty());
        as(Tokens.analyst(), "/v1/products?directive=none").statusCode(404);
    }

    @Test
    void agencySeesTheProductsItHasAndNotWhatOthersHave() {
        as(Tokens.reporter("hhs"), "/v1/products").body("items.product.supplier", containsInAnyOrder("CDW", "Acme"));
        as(Tokens.reporter("hhs"), "/v1/products?supplier=kaspersky").body("items", empty());
        as(Tokens.of("component-reporter", "usda", "fs"), "/v1/products")
                .body("items.product.product", contains("Kaspersky Safe Kids"));
        as(Tokens.of("oversight", null, null), "/v1/products").statusCode(403);
    }

    @Test
    void agencySeesItsOwnFirstNamingInItsOwnSpelling() {
        TestClock.hold(NOVEMBER);
        inventory.report("hhs", null, NOVEMBER, Has.on("KASPERSKY LAB", "Kaspersky Anti-virus", "h-1"));

        as(Tokens.reporter("hhs"), "/v1/products?supplier=kaspersky&product=anti-virus")
                .body("items.product.supplier", contains("KASPERSKY LAB"))
                .body("items.product.product", contains("Kaspersky Anti-virus"))
                .body("items.firstNamedAt", contains("2017-11-01T12:00:00Z"));
        as(Tokens.reporter("hhs"), "/v1/holdings").body("items.product.supplier", contains("KASPERSKY LAB"));
        as(Tokens.analyst(), "/v1/products?supplier=kaspersky&product=anti-virus")
                .body("items.product.supplier", contains("Kaspersky Lab"))
                .body("items.firstNamedAt", contains("2017-10-01T12:00:00Z"));
    }

    @Test
    void newestComesFirstAndPagesGiveEachProductOnce() {
        List<String> whole =
                as(Tokens.analyst(), "/v1/products").extract().jsonPath().getList("items.product.id");
        List<String> paged = new ArrayList<>();
        String token = "";
        while (token != null) {
            ValidatableResponse page = as(Tokens.analyst(), "/v1/products?limit=1&pageToken=" + token);
            paged.addAll(page.extract().jsonPath().getList("items.product.id"));
            token = page.extract().jsonPath().getString("nextPageToken");
        }

        assertEquals(4, Set.copyOf(whole).size());
        assertEquals(whole, paged);
    }

    @Test
    void pageTokenThatIsNoneIsRefused() {
        as(Tokens.analyst(), "/v1/products?pageToken=eA").statusCode(400).body("errors.at", contains("pageToken"));
    }

    private static ValidatableResponse as(String token, String path) {
        return given().filter(CONTRACT)
                .auth()
                .oauth2(token)
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }
}
