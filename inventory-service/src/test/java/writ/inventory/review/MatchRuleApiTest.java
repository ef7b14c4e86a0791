package writ.inventory.review;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.Inventory.Has;
import writ.inventory.match.Kaspersky;
import writ.inventory.product.ProductName;
import writ.kit.caller.Caller;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class MatchRuleApiTest {
    static final Instant OCTOBER = Instant.parse("2017-10-01T12:00:00Z");
    static final OpenApiContract CONTRACT = OpenApiContract.committed();
    static final String RESOLD = """
            {"supplier": "CDW", "product": "Kaspersky Anti-Virus", "verdict": "in", "reason": "CDW resells it"}""";

    @Inject
    Inventory inventory;

    @Inject
    Reviewing reviewing;

    @BeforeEach
    void aDirectiveAndTwoAgenciesWithAResoldProduct() {
        Inventory.empty();
        TestClock.hold(OCTOBER);
        inventory.agency("usda", "Department of Agriculture");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.report("usda", null, OCTOBER, Has.on("CDW", "Kaspersky Anti-Virus 2017", "pc-1", "pc-2"));
        inventory.report(
                "hhs",
                null,
                OCTOBER,
                Has.on("CDW, Inc.", "Kaspersky Anti-Virus", "h-1"),
                Has.on("Acme", "Tool", "h-2"));
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        Inventory.sql("TRUNCATE outbox, events");
    }

    @Test
    void whatAReviewerTakesInCountsAtOnceAndLeavesTheQueue() {
        get("/v1/reviews?directive=bod-17-01")
                .body("items", hasSize(2))
                .body("items[0].rule", equalTo("brand-in-name"))
                .body("items[0].relation", equalTo("mentions"))
                .body("items[0].confidence", equalTo("low"))
                .body("items[0].agencies", equalTo(1));

        post(RESOLD)
                .statusCode(201)
                .body("id", notNullValue())
                .body("supplier", equalTo("CDW"))
                .body("verdict", equalTo("in"))
                .body("reason", equalTo("CDW resells it"));

        get("/v1/reviews?directive=bod-17-01").body("items", empty());
        get("/v1/findings?directive=bod-17-01")
                .body("items.holding.agency", containsInAnyOrder("usda", "hhs"))
                .body("items[0].rule", equalTo("review"))
                .body("items[0].datum", equalTo("kaspersky anti virus"))
                .body("items[0].review", notNullValue());
        assertEquals(List.of("hhs | review | 1 | 0", "usda | review | 2 | 0"), changes());
    }

    @Test
    void whatAReviewerLeavesOutSaysWhy() {
        post("{\"directive\": \"bod-17-01\", \"supplier\": \"CDW\", \"verdict\": \"out\", \"reason\": \"a price list\"}")
                .statusCode(201);

        get("/v1/findings?directive=bod-17-01&verdict=excluded")
                .body("items.because", contains("a price list", "a price list"));
        get("/v1/products?verdict=excluded").body("items.verdicts[0].rule", hasItem("review"));
    }

    @Test
    void ruleForOneAgencyIsForThatAgencyAlone() {
        post(RESOLD.replace("{", "{\"agency\": \"USDA\", ")).statusCode(201).body("agency", equalTo("usda"));

        get("/v1/findings?directive=bod-17-01").body("items.holding.agency", contains("usda"));
        get("/v1/findings?directive=bod-17-01&verdict=possible").body("items.holding.agency", contains("hhs"));
        get("/v1/holdings/summary?directive=bod-17-01").body("enumerated", equalTo(2));
        get("/v1/holdings?directive=bod-17-01").body("items.agency", contains("usda"));
        as(Tokens.reporter("hhs"), "/v1/products?product=kaspersky")
                .body("items.verdicts[0].verdict", contains("possible"));
        as(Tokens.reporter("usda"), "/v1/products?product=kaspersky")
                .body("items.verdicts[0].verdict", contains("matched"));
        assertEquals(List.of("usda | review | 2 | 0"), changes());
    }

    @Test
    void narrowerRuleGoesBeforeAWiderOneAndANewerBeforeAnOlder() {
        post(RESOLD).statusCode(201);
        post("{\"directive\": \"bod-17-01\", \"supplier\": \"CDW\", \"verdict\": \"out\", \"reason\": \"older\"}");
        post("{\"directive\": \"bod-17-01\", \"supplier\": \"CDW\", \"verdict\": \"out\", \"reason\": \"newer\"}");
        post(RESOLD.replace("{", "{\"agency\": \"usda\", ")).statusCode(201);

        get("/v1/findings?directive=bod-17-01").body("items.holding.agency", contains("usda"));
        get("/v1/findings?directive=bod-17-01&verdict=excluded").body("items.because", contains("newer"));
    }

    @Test
    void ruleOutlivesVersionsOfProductsAndOfDirectives() {
        post(RESOLD).statusCode(201);

        inventory.issue("bod-17-01", 2, Kaspersky.SCOPE);
        inventory.report("hhs", null, OCTOBER.plusSeconds(60), Has.on("CDW", "Kaspersky Anti-Virus 2019", "h-1"));

        get("/v1/findings?directive=bod-17-01&agency=hhs")
                .body("items.holding.product.product", contains("Kaspersky Anti-Virus 2019"));
    }

    @Test
    void ruleForOneAgencyMeetsProductsThatAnotherBringsFirst() {
        post(RESOLD.replace("{", "{\"agency\": \"usda\", ")).statusCode(201);
        given().auth()
                .oauth2(Tokens.reporter("hhs"))
                .queryParam("asOf", "2017-10-01T12:00:00Z")
                .queryParam("methodology", "scan")
                .contentType("application/json")
                .body("[{\"supplier\": \"CDW\", \"product\": \"Kaspersky Anti-Virus 2020\", \"endpoints\": 1}]")
                .post("/v1/reports")
                .then()
                .statusCode(201);

        inventory.report("usda", null, OCTOBER.plusSeconds(60), Has.on("CDW", "Kaspersky Anti-Virus 2020", "pc-1"));

        get("/v1/findings?directive=bod-17-01").body("items.holding.agency", contains("usda"));
    }

    @Test
    void ruleForVersionsIsAboutThemAlone() {
        inventory.mint(List.of(
                new ProductName("CDW", "Kaspersky Anti-Virus", "1.5", null, null),
                new ProductName("CDW", "Kaspersky Anti-Virus", "2.5", null, null)));

        post(RESOLD.replace("{", "{\"versions\": \"vers:generic/<2.0\", ")).statusCode(201);

        get("/v1/products?verdict=matched").body("items.product.version", contains("1.5"));
    }

    @Test
    void onlyARuleOfADirectiveBringsInWhatItsScopeDoesNotKnow() {
        post("{\"product\": \"Tool\", \"supplier\": \"Acme\", \"verdict\": \"in\", \"reason\": \"of any\"}")
                .statusCode(201);
        get("/v1/findings?directive=bod-17-01").body("items", empty());

        post(
                "{\"directive\": \"bod-17-01\", \"supplier\": \"Acme\", \"verdict\": \"in\", \"reason\": \"white label\"}");

        get("/v1/findings?directive=bod-17-01").body("items.holding.product.product", contains("Tool"));
        inventory.issue("bod-17-01", 2, Kaspersky.SCOPE);
        get("/v1/findings?directive=bod-17-01").body("items.holding.product.product", contains("Tool"));
    }

    @Test
    void sameRuleAgainIsTheSameRule() {
        String first = post(RESOLD).statusCode(201).extract().path("id");
        String again = post(RESOLD).statusCode(200).extract().path("id");

        assertEquals(first, again);
        assertEquals(2, changes().size());
    }

    @Test
    void withdrawnRuleDecidesNoMoreAndIsKept() {
        String id = post(RESOLD).statusCode(201).extract().path("id");
        Inventory.sql("TRUNCATE outbox, events");

        withdraw(id, "not resold after all").statusCode(200).body("ended.reason", equalTo("not resold after all"));
        withdraw(id, "not resold after all").statusCode(200);
        withdraw(id, "another").statusCode(409);

        get("/v1/findings?directive=bod-17-01").body("items", empty());
        get("/v1/match-rules").body("items", empty());
        get("/v1/match-rules?ended=true").body("items.id", contains(id));
        get("/v1/match-rules/" + id).body("ended.reason", equalTo("not resold after all"));
        assertEquals(List.of("hhs | review | 0 | 1", "usda | review | 0 | 1"), changes());
    }

    @Test
    void ruleEndsByItselfWhenItsTimeHasCome() {
        post(RESOLD.replace("{", "{\"endsAt\": \"2017-11-01T00:00:00Z\", ")).statusCode(201);
        get("/v1/findings?directive=bod-17-01").body("items", hasSize(2));

        TestClock.hold(Instant.parse("2017-11-01T00:00:00Z"));
        List<UUID> ended = reviewing.endDue(Caller.system("test")).await().atMost(Duration.ofSeconds(30));

        assertEquals(1, ended.size());
        get("/v1/findings?directive=bod-17-01").body("items", empty());
        get("/v1/match-rules?ended=true").body("items[0].ended.reason", equalTo(null));
    }

    @Test
    void ruleThatCannotBeUsedIsRefusedWithItsPlaces() {
        post("{}").statusCode(422).body("errors.at", containsInAnyOrder("/product", "/verdict", "/reason"));
        post(RESOLD.replace("\"in\"", "\"maybe\"")).statusCode(422).body("errors.at", contains("/verdict"));
        post(RESOLD.replace("{", "{\"directive\": \"none\", "))
                .statusCode(422)
                .body("errors.at", contains("/directive"));
        post(RESOLD.replace("{", "{\"agency\": \"nobody\", ")).statusCode(422).body("errors.at", contains("/agency"));
        post(RESOLD.replace("{", "{\"versions\": \"1.0\", ")).statusCode(422).body("errors.at", contains("/versions"));
        post(RESOLD.replace("{", "{\"endsAt\": \"2017-09-01T00:00:00Z\", "))
                .statusCode(422)
                .body("errors.at", contains("/endsAt"));
        post("{").statusCode(400);
        get("/v1/match-rules/" + UUID.randomUUID()).statusCode(404);
        withdraw(UUID.randomUUID().toString(), "x").statusCode(404);
        get("/v1/match-rules?pageToken=x").statusCode(400);
    }

    @Test
    void pagesGiveEveryRuleOnce() {
        for (String supplier : List.of("A", "B", "C")) {
            post("{\"supplier\": \"" + supplier + "\", \"verdict\": \"out\", \"reason\": \"x\"}");
        }
        List<String> paged = new ArrayList<>();
        String token = "";
        while (token != null) {
            ValidatableResponse page = get("/v1/match-rules?limit=1&pageToken=" + token);
            paged.addAll(page.extract().jsonPath().getList("items.supplier"));
            token = page.extract().jsonPath().getString("nextPageToken");
        }

        assertEquals(List.of("C", "B", "A"), paged);
    }

    @Test
    void agenciesNeitherReadNorMakeRules() {
        as(Tokens.reporter("usda"), "/v1/match-rules").statusCode(403);
        as(Tokens.reporter("usda"), "/v1/reviews").statusCode(403);
        given().auth()
                .oauth2(Tokens.reporter("usda"))
                .contentType("application/json")
                .body(RESOLD)
                .post("/v1/match-rules")
                .then()
                .statusCode(403);
    }

    static List<String> changes() {
        return Inventory.rows("""
                SELECT subject, data->>'because', data->'figures'->>'enumerated', data->'figures'->>'possible'
                FROM (SELECT subject, data, type FROM outbox UNION ALL SELECT subject, data, type FROM events) AS e
                WHERE type = 'dev.writ.findings.changed' ORDER BY subject""");
    }

    static ValidatableResponse post(String rule) {
        return given().filter(CONTRACT)
                .auth()
                .oauth2(Tokens.analyst())
                .contentType("application/json")
                .body(rule)
                .post("/v1/match-rules")
                .then();
    }

    private static ValidatableResponse withdraw(String id, String reason) {
        return given().filter(CONTRACT)
                .auth()
                .oauth2(Tokens.analyst())
                .contentType("application/json")
                .body("{\"reason\": \"" + reason + "\"}")
                .post("/v1/match-rules/" + id + "/withdrawal")
                .then();
    }

    static ValidatableResponse get(String path) {
        return as(Tokens.analyst(), path);
    }

    static ValidatableResponse as(String token, String path) {
        return given().filter(CONTRACT).auth().oauth2(token).get(path).then();
    }
}
