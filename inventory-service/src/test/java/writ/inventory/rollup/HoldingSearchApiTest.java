package writ.inventory.rollup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.Inventory.Has;
import writ.inventory.product.ProductName;
import writ.kit.testing.OpenApiContract;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class HoldingSearchApiTest {
    private static final Instant OCTOBER = Instant.parse("2017-10-01T12:00:00Z");
    private static final int MANY = 60_000;

    private static final OpenApiContract CONTRACT = OpenApiContract.committed();

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        inventory.agency("usda", "Department of Agriculture");
        inventory.agency("hhs", "Department of Health and Human Services");
    }

    @Test
    void supplierIsFoundByEveryDatumThatTellsItAndTheRowSaysWhich() {
        // Given
        inventory.report(
                "usda",
                null,
                OCTOBER,
                has("AO Kaspersky Lab", "Named", null, null),
                has("CDW", "By CPE", "cpe:2.3:a:kaspersky_lab:x:1:*:*:*:*:*:*:*", null),
                has("", "By purl", null, "pkg:npm/%40kaspersky-lab/client@2"),
                has("Unknown", "Kaspersky Anti-Virus", null, null),
                has("NotKaspersky", "Scanner", "cpe:2.3:a:kasperskyish:x:1:*:*:*:*:*:*:*", null),
                has("Acme", "Kaspersky look-alike", null, "pkg:npm/kaspersky"));

        // When
        ValidatableResponse found = as(Tokens.analyst(), "/v1/holdings?supplier=Kaspersky");

        // Then
        assertEquals(
                List.of("By CPE: cpe", "By purl: purl", "Kaspersky Anti-Virus: product", "Named: supplier"),
                found
                        .extract()
                        .jsonPath()
                        .<String>getList("items.collect { it.product.product + ': ' + it.foundBy }")
                        .stream()
                        .sorted()
                        .toList());
        as(Tokens.analyst(), "/v1/holdings/summary?supplier=Kaspersky").body("enumerated", equalTo(4));
    }

    @Test
    void identifiersAreShownInOneFormWhoeverReportedThemFirst() {
        // Given
        inventory.report(
                "hhs",
                null,
                OCTOBER,
                has("K", "AV", "cpe:/a:kaspersky:av:17.0", "pkg:NPM/%40kaspersky/av@17.0?b=1&a=2"));
        inventory.report(
                "usda",
                null,
                OCTOBER,
                has("K", "AV", "cpe:2.3:a:kaspersky:av:17.0:*:*:*:*:*:*:*", "pkg:npm/%40kaspersky/av@17.0?a=2&b=1"));

        // When
        ValidatableResponse found = as(Tokens.analyst(), "/v1/holdings?agency=usda");

        // Then
        found.body("items[0].product.cpe", equalTo("cpe:2.3:a:kaspersky:av:17.0:*:*:*:*:*:*:*"))
                .body("items[0].product.purl", equalTo("pkg:npm/%40kaspersky/av@17.0?a=2&b=1"));
        assertEquals(List.of("1"), Inventory.rows("SELECT count(*) FROM products"));
    }

    @Test
    void wordsAreFoundWhereverASpellingPartsThem() {
        // Given
        inventory.report(
                "usda",
                null,
                OCTOBER,
                has("Acme", "Anti-Virus 2017", null, null),
                has("Acme", "AntiVirus", null, null),
                has("Acme", "SemiAnti Virus", null, null),
                has("Лаборатория Касперского", "C++", null, null));

        // Then
        assertEquals(List.of("Anti-Virus 2017", "AntiVirus"), rows("/v1/holdings?product=antivirus"));
        assertEquals(List.of("Anti-Virus 2017", "AntiVirus"), rows("/v1/holdings?product=anti-virus"));
        assertEquals(List.of("C++"), rows("/v1/holdings?product=c%2B%2B&supplier=касперского"));
        assertEquals(List.of(), rows("/v1/holdings?supplier=аборатория"));
    }

    @Test
    void noNumberOfProductsKeepsTheFigureFromBeingTold() {
        // Given
        inventory.report("usda", null, OCTOBER, has("Kaspersky", "Kaspersky 0", null, null));
        manyProductsOf("usda");

        // When
        ValidatableResponse summary = as(Tokens.analyst(), "/v1/holdings/summary?supplier=kaspersky");

        // Then
        summary.statusCode(200)
                .body("bounds.atLeast", equalTo(MANY))
                .body("productCount", equalTo(MANY + 1))
                .body("products", hasSize(Summary.MOST_PRODUCTS))
                .body("products[0].product", equalTo("Kaspersky " + MANY));
        as(Tokens.analyst(), "/v1/holdings?supplier=kaspersky&limit=5")
                .statusCode(200)
                .body("items", hasSize(5));
        as(Tokens.analyst(), "/v1/products?supplier=kaspersky&limit=5")
                .statusCode(200)
                .body("items", hasSize(5));
    }

    @Test
    void figuresOfAnEventCarryTheMostWidespreadProductsAndHowManyThereAre() {
        // Given
        inventory.report("usda", null, OCTOBER, has("Kaspersky", "Kaspersky 0", null, null));
        manyProductsOf("usda");

        // When
        inventory.issue("bod-17-01", 1, "{\"suppliers\": [{\"name\": \"Kaspersky\"}]}");

        // Then
        String figures = "SELECT data #> '{figures,productCount}', jsonb_array_length(data #> '{figures,products}'),"
                + " data #> '{figures,products,99,product}' FROM (SELECT data, type FROM outbox"
                + " UNION ALL SELECT data, type FROM events) e WHERE type = 'dev.writ.findings.changed'";
        assertEquals(List.of(MANY + 1 + " | 100 | \"Kaspersky " + MANY + "\""), Inventory.rows(figures));
    }

    private static void manyProductsOf(String agency) {
        Inventory.sql("""
                INSERT INTO products (identity, supplier, product, embedded, supplier_key, product_key, compact, minted_at)
                SELECT sha256(n::text::bytea), 'Kaspersky', 'Kaspersky ' || n, false, 'kaspersky', 'kaspersky ' || n,
                       'kaspersky kaspersky' || n, now() FROM generate_series(1, %d) AS n""".formatted(MANY));
        Inventory.sql("""
                INSERT INTO holdings (agency, component, product, since, present_since, again, declared)
                SELECT c.agency, '', p.id, 1, 1, false, split_part(p.product, ' ', 2)::int
                FROM products p, current_reports c WHERE c.agency = '%s' AND p.product <> 'Kaspersky 0'""".formatted(agency));
    }

    private static Has has(String supplier, String product, @Nullable String cpe, @Nullable String purl) {
        return new Has(new ProductName(supplier, product, null, cpe, purl), List.of(product), null);
    }

    private static List<String> rows(String path) {
        return as(Tokens.analyst(), path)
                .statusCode(200)
                .extract()
                .jsonPath()
                .<String>getList("items.product.product")
                .stream()
                .sorted()
                .toList();
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
