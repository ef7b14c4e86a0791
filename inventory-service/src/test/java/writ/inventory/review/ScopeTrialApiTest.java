package writ.inventory.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
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
import writ.inventory.product.ProductName;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ScopeTrialApiTest {
    private static final Instant OCTOBER = Instant.parse("2017-10-01T12:00:00Z");
    private static final OpenApiContract CONTRACT = OpenApiContract.committed();

    @Inject
    Inventory inventory;

    @BeforeEach
    void aCatalogue() {
        Inventory.empty();
        TestClock.hold(OCTOBER);
        inventory.agency("usda", "Department of Agriculture");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.report(
                "usda",
                null,
                OCTOBER,
                Has.on("Kaspersky Lab", "Kaspersky Anti-Virus", "pc-1"),
                Has.on("Kaspersky Lab", "Kaspersky Threat Intelligence", "pc-1"),
                Has.on("CDW", "Kaspersky Anti-Virus", "pc-2"));
        inventory.report(
                "hhs", null, OCTOBER, Has.on("Kaspersky", "Kaspersky Safe Kids", "h-1"), Has.on("Acme", "Tool", "h-2"));
    }

    @Test
    void trialSaysWhatAScopeWouldHitAndChangesNothing() {
        run(Kaspersky.SCOPE)
                .statusCode(200)
                .body("catalogue", equalTo(5))
                .body("matched", equalTo(2))
                .body("possible", equalTo(1))
                .body("excluded", equalTo(1))
                .body("agencies", equalTo(2))
                .body("firstMatched.supplier", containsInAnyOrder("kaspersky lab", "kaspersky"))
                .body("firstMatched[0].rule", equalTo("supplier-name"))
                .body("firstMatched[0].confidence", equalTo("high"))
                .body("firstPossible.why", contains(containsString("resold")))
                .body("firstExcluded.because", contains("a service outside the directive"))
                .body("warnings.at", hasItem("/suppliers/0/aliases/3"));

        assertEquals(List.of(), Inventory.rows("SELECT * FROM match_decisions"));
        assertEquals(List.of(), Inventory.rows("SELECT * FROM scopes"));
    }

    @Test
    void everyKindOfNameFindsItsProducts() {
        inventory.mint(List.of(
                new ProductName("", "collector", null, "cpe:2.3:a:solarwinds:orion:2020.2:*:*:*:*:*:*:*", null),
                new ProductName("", "anything", null, "cpe:2.3:a:*:orion:*:*:*:*:*:*:*:*", null),
                new ProductName("", "core", null, null, "pkg:maven/org.apache.logging.log4j/log4j-core@2.14.1"),
                new ProductName("", "tagged", null, null, null, "TAG-1", false),
                new ProductName("SolarWinds", "Serv-U", "15.1", null, null)));

        run("""
                {"cpes": ["cpe:2.3:a:solarwinds:orion:*:*:*:*:*:*:*:*"],
                 "purls": [{"purl": "pkg:maven/org.apache.logging.log4j/log4j-core", "versions": "vers:maven/<2.15.0"}],
                 "swidTags": ["tag-1"],
                 "products": [{"name": "Serv-U", "suppliers": ["SolarWinds"], "versions": "vers:generic/<15.2"}]}""")
                .body("firstMatched.product", containsInAnyOrder("collector", "core", "tagged", "serv u"))
                .body("firstMatched.rule", containsInAnyOrder("cpe-name", "purl", "swid-tag", "product-name"))
                .body("firstMatched.relation", containsInAnyOrder("superset", "superset", "equal", "superset"))
                .body("firstPossible.product", contains("anything"))
                .body("firstPossible.relation", contains("subset"))
                .body("warnings", empty());
    }

    @Test
    void whatLooksOverBroadIsTold() {
        List<ProductName> names = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            names.add(new ProductName("Maker " + i, "Secure Tool", null, null, null));
        }
        inventory.mint(names);

        run("""
                {"suppliers": [{"name": "Secure"}], "cpes": ["cpe:2.3:a:*:orion:*:*:*:*:*:*:*:*"]}""")
                .body("possible", equalTo(120))
                .body("warnings.at", containsInAnyOrder("", "/suppliers/0/name", "/cpes/0", "/cpes/0"))
                .body("warnings.detail", hasItem("stands in products of 120 suppliers: it may be a common word"))
                .body("warnings.detail", hasItem("names no vendor, and means products of everybody"))
                .body("warnings.detail", hasItem("hits 120 of 125 products of the catalogue"));
    }

    @Test
    void limitBoundsWhatIsToldAndNotWhatIsCounted() {
        given().filter(CONTRACT)
                .auth()
                .oauth2(Tokens.authorityIssuer())
                .contentType("application/json")
                .body(Kaspersky.SCOPE)
                .post("/v1/scope-trials?limit=1")
                .then()
                .body("matched", equalTo(2))
                .body("firstMatched", hasSize(1));
    }

    @Test
    void whatCannotBeReadIsToldWithItsPointer() {
        run("""
                {"cpes": ["cpe:/x", "cpe:2.3:a:acme:tool:*:*:*:*:*:*:*:*"], "purls": [{"purl": "npm/x"}],
                 "products": [{"name": "x", "versions": "vers:cobol/1"}],
                 "exclude": [{"purl": "pkg:npm/x", "versions": "1", "because": "x"}]}""")
                .statusCode(422)
                .body(
                        "errors.at",
                        containsInAnyOrder("/cpes/0", "/purls/0/purl", "/products/0/versions", "/exclude/0/versions"));
        run("{\"suppliers\": [{\"aliases\": []}]}").statusCode(422).body("errors.at", contains("/suppliers/0/name"));
        run("{\"supplier\": \"x\"}").statusCode(400);
        run("{").statusCode(400);
    }

    @Test
    void agenciesDoNotTryScopes() {
        given().auth()
                .oauth2(Tokens.reporter("usda"))
                .contentType("application/json")
                .body("{}")
                .post("/v1/scope-trials")
                .then()
                .statusCode(403);
    }

    private static ValidatableResponse run(String scope) {
        return given().filter(CONTRACT)
                .auth()
                .oauth2(Tokens.analyst())
                .contentType("application/json")
                .body(scope)
                .post("/v1/scope-trials")
                .then();
    }
}
