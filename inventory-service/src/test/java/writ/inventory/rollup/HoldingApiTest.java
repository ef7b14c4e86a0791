package writ.inventory.rollup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.Inventory.Has;
import writ.inventory.match.Kaspersky;
import writ.inventory.product.ProductName;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class HoldingApiTest {
    private static final Instant AUGUST = Instant.parse("2017-08-01T00:00:00Z");
    private static final Instant OCTOBER = Instant.parse("2017-10-01T12:00:00Z");

    private static final OpenApiContract CONTRACT = OpenApiContract.committed();

    @Inject
    Inventory inventory;

    private UUID usda;
    private UUID forest;

    @BeforeEach
    void twoAgenciesHaveIt() {
        Inventory.empty();
        inventory.agency("usda", "Department of Agriculture", "fs", "ars");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.agency("nasa", "National Aeronautics and Space Administration");
        usda = inventory.report(
                "usda",
                null,
                OCTOBER,
                Has.on("Kaspersky Lab", "Kaspersky Anti-Virus", "pc-1", "pc-2"),
                Has.on("AO Kaspersky Lab", "Kaspersky Endpoint Security", "PC-2", "pc-3"),
                Has.on("Acme", "Tool", "pc-1"));
        forest = inventory.report(
                "usda", "fs", AUGUST, Has.on("Kaspersky Lab", "Kaspersky Anti-Virus", "pc-3", "fs-1", "fs-2"));
        inventory.report(
                "hhs",
                null,
                OCTOBER,
                Has.declared("Kaspersky", "Kaspersky Anti-Virus", 40),
                Has.declared("Kaspersky", "Kaspersky Internet Security", 15),
                Has.declared("Kaspersky", "Kaspersky Total Security", 0));
    }

    @Test
    void summaryCountsEachEndpointOnceAndKeepsCountsApartBeforeAnyDirectiveExists() {
        as(Tokens.analyst(), "/v1/holdings/summary?supplier=kaspersky")
                .statusCode(200)
                .body("enumerated", equalTo(5))
                .body("declared", equalTo(55))
                .body("bounds.atLeast", equalTo(5 + 40))
                .body("bounds.atMost", equalTo(5 + 55))
                .body("agencies", equalTo(2))
                .body("reporting.agencies", equalTo(2))
                .body("reporting.of", equalTo(3))
                .body("oldestAsOf", equalTo("2017-08-01T00:00:00Z"))
                .body("newestAsOf", equalTo("2017-10-01T12:00:00Z"))
                .body("productCount", equalTo(4))
                .body("products.product[0]", equalTo("Kaspersky Anti-Virus"));
    }

    @Test
    void everyAgencysFigureSaysWhereItComesFrom() {
        as(Tokens.analyst(), "/v1/holdings/summary?supplier=kaspersky&agency=USDA")
                .statusCode(200)
                .body("reporting.of", equalTo(1))
                .body("byAgency", hasSize(1))
                .body("byAgency[0].agency", equalTo("usda"))
                .body("byAgency[0].name", equalTo("Department of Agriculture"))
                .body("byAgency[0].enumerated", equalTo(5))
                .body("byAgency[0].reports.report", contains(usda.toString(), forest.toString()))
                .body("byAgency[0].reports.component", contains(null, "fs"))
                .body("byAgency[0].reports[0].asOf", equalTo("2017-10-01T12:00:00Z"))
                .body("byAgency[0].reports[0].methodology", equalTo("full scan"))
                .body("byAgency[0].reports[0].examined", equalTo(90))
                .body("byAgency[0].reports[0].of", equalTo(100))
                .body("byAgency[0].reports[0].standing", equalTo("received"));
    }

    @Test
    void presenceAloneLeavesNoUpperBound() {
        inventory.report("nasa", null, OCTOBER, Has.present("Kaspersky", "Kaspersky Anti-Virus"));

        as(Tokens.analyst(), "/v1/holdings/summary?supplier=kaspersky")
                .body("bounds.atLeast", equalTo(46))
                .body("bounds.atMost", nullValue());
    }

    @Test
    void newerReportReplacesTheFiguresOfTheOlder() {
        inventory.report("usda", "fs", OCTOBER);
        inventory.report("usda", null, OCTOBER, Has.on("Kaspersky Lab", "Kaspersky Anti-Virus", "pc-9"));

        as(Tokens.analyst(), "/v1/holdings/summary?supplier=kaspersky&agency=usda")
                .body("enumerated", equalTo(1));
    }

    @Test
    void oversightSeesSumsAndNoAgency() {
        as(Tokens.of("oversight", null, null), "/v1/holdings/summary?supplier=kaspersky")
                .statusCode(200)
                .body("enumerated", equalTo(5))
                .body("$", not(hasKey("byAgency")));
        as(Tokens.of("oversight", null, null), "/v1/holdings/summary?supplier=kaspersky&agency=usda")
                .statusCode(403);
        as(Tokens.of("oversight", null, null), "/v1/holdings?supplier=kaspersky")
                .statusCode(403);
    }

    @Test
    void agencySeesItselfOnly() {
        as(Tokens.reporter("hhs"), "/v1/holdings/summary?supplier=kaspersky")
                .body("enumerated", equalTo(0))
                .body("declared", equalTo(55))
                .body("agencies", equalTo(1))
                .body("reporting.of", equalTo(1));
        as(Tokens.reporter("hhs"), "/v1/holdings")
                .body("items.agency", everyItem(equalTo("hhs")))
                .body(
                        "items.product.product",
                        containsInAnyOrder("Kaspersky Anti-Virus", "Kaspersky Internet Security"));
    }

    @Test
    void foreignAgencyAndOneThatIsNotThereAreTheSame() {
        String foreign = as(Tokens.reporter("hhs"), "/v1/holdings?agency=usda")
                .statusCode(404)
                .extract()
                .asString();
        String none = as(Tokens.reporter("hhs"), "/v1/holdings?agency=none")
                .statusCode(404)
                .extract()
                .asString();

        assertEquals(none, foreign);
        as(Tokens.analyst(), "/v1/holdings/summary?product=x&agency=none").statusCode(404);
    }

    @Test
    void componentSeesItsOwnRowsOnly() {
        String token = Tokens.of("component-reporter", "usda", "fs");

        as(token, "/v1/holdings").body("items.report.report", contains(forest.toString()));
        as(token, "/v1/holdings/summary?supplier=kaspersky").body("enumerated", equalTo(3));
        as(Tokens.of("component-reporter", "usda", "ars"), "/v1/holdings").body("items", empty());
    }

    @Test
    void rowsSayWhoHasWhatAndByWhichReport() {
        as(Tokens.authorityIssuer(), "/v1/holdings?supplier=Kaspersky&product=anti-virus&agency=hhs")
                .statusCode(200)
                .body("items", hasSize(1))
                .body("items[0].agency", equalTo("hhs"))
                .body("items[0].agencyName", equalTo("Department of Health and Human Services"))
                .body("items[0].component", nullValue())
                .body("items[0].product.supplier", equalTo("Kaspersky"))
                .body("items[0].product.product", equalTo("Kaspersky Anti-Virus"))
                .body("items[0].enumerated", nullValue())
                .body("items[0].declared", equalTo(40))
                .body("items[0].report.asOf", equalTo("2017-10-01T12:00:00Z"));
    }

    @Test
    void pagesGiveEveryRowOnceInOrder() {
        List<String> whole = rows("/v1/holdings?limit=500");
        List<String> paged = new ArrayList<>();
        String token = "";
        while (token != null) {
            ValidatableResponse page = as(Tokens.analyst(), "/v1/holdings?limit=2&pageToken=" + token);
            paged.addAll(page.extract().jsonPath().getList("items.product.product"));
            token = page.extract().jsonPath().getString("nextPageToken");
        }

        assertEquals(6, whole.size());
        assertEquals(whole, paged);
    }

    @Test
    void searchFindsByCpeAndPurlAndBySupplierInTheNameWhenNoneIsSaid() {
        inventory.report(
                "nasa",
                null,
                OCTOBER,
                new Has(named("", "Kaspersky Safe Kids", null, null), List.of("n-1"), null),
                new Has(
                        named("K", "AV 17", "cpe:2.3:a:kaspersky:anti-virus:17.0:*:*:*:*:*:*:*", null),
                        List.of("n-2"),
                        null),
                new Has(named("", "lodash", null, "pkg:npm/lodash@4.17.21"), List.of("n-3"), null),
                new Has(named("NotKaspersky", "Scanner", null, null), List.of("n-4"), null));

        assertEquals(List.of("Kaspersky Safe Kids", "AV 17"), rows("/v1/holdings?agency=nasa&supplier=kaspersky"));
        assertEquals(List.of("AV 17"), rows("/v1/holdings?cpe=cpe:/a:kaspersky"));
        assertEquals(List.of("AV 17"), rows("/v1/holdings?cpe=cpe:2.3:*:kasper*:*:*:*:*:*:*:*:*:*"));
        assertEquals(List.of(), rows("/v1/holdings?cpe=cpe:/a:kaspersky:anti-virus:16.0"));
        assertEquals(List.of("lodash"), rows("/v1/holdings?purl=pkg:npm/lodash"));
        assertEquals(List.of("lodash"), rows("/v1/holdings?purl=pkg:npm/lodash@4.17.21"));
        assertEquals(List.of(), rows("/v1/holdings?purl=pkg:npm/lodash@4.17.20"));
        assertEquals(List.of(), rows("/v1/holdings?agency=nasa&supplier=kaspersky&product=scanner"));
    }

    @Test
    void directiveStandsForTheProductsItIsAbout() {
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);

        as(Tokens.analyst(), "/v1/holdings/summary?directive=bod-17-01")
                .body("enumerated", equalTo(5))
                .body("products.supplier", everyItem(equalTo("Kaspersky")))
                .body("products[0].product", equalTo("Kaspersky Anti-Virus"))
                .body("products[0].enumerated", equalTo(5))
                .body("products[0].declared", equalTo(40))
                .body("products[0].agencies", equalTo(2));
        as(Tokens.analyst(), "/v1/holdings/summary?directive=bod-99-01").statusCode(404);
    }

    @Test
    void saysWhichParameterCannotBeUsed() {
        refuses("/v1/holdings/summary", 422, "supplier");
        refuses("/v1/holdings?supplier=---", 422, "supplier");
        refuses("/v1/holdings?cpe=kaspersky", 422, "cpe");
        refuses("/v1/holdings?purl=kaspersky", 422, "purl");
        refuses("/v1/holdings?product=" + "x".repeat(1_001), 422, "product");
        refuses("/v1/holdings?limit=0", 422, "limit");
        refuses("/v1/holdings?pageToken=rubbish", 400, "pageToken");
    }

    @Test
    void tokenOfAnotherListIsRefused() {
        String token = as(Tokens.analyst(), "/v1/products?limit=1")
                .extract()
                .jsonPath()
                .getString("nextPageToken");

        assertNotEquals(null, token);
        refuses("/v1/holdings?pageToken=" + token, 400, "pageToken");
    }

    private void refuses(String path, int status, String at) {
        as(Tokens.analyst(), path).statusCode(status).body("errors.at", contains(at));
    }

    private static List<String> rows(String path) {
        return as(Tokens.analyst(), path).statusCode(200).extract().jsonPath().getList("items.product.product");
    }

    private static ValidatableResponse as(String token, String path) {
        return given().filter(CONTRACT)
                .auth()
                .oauth2(token)
                .accept(ContentType.JSON)
                .urlEncodingEnabled(false)
                .get(path)
                .then();
    }

    private static ProductName named(String supplier, String product, @Nullable String cpe, @Nullable String purl) {
        return new ProductName(supplier, product, null, cpe, purl);
    }
}
