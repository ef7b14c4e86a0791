package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** A product that was gone and is back. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReintroductionApiTest {

    private static final String HEAD = "endpoint,supplier,product,version\n";
    private static final String WITH = HEAD + "pc-1,Kaspersky,KES,10\npc-1,Acme,Tool,1\n";
    private static final String WITHOUT = HEAD + "pc-1,Acme,Other,1\n";
    private static final String AUGUST = "2017-08-01T00:00:00Z";
    private static final String SEPTEMBER = "2017-09-01T00:00:00Z";
    private static final String OCTOBER = "2017-10-01T00:00:00Z";
    private static final String NOVEMBER = "2017-11-01T00:00:00Z";

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(java.time.Instant.parse("2017-11-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.issue("bod-17-01", 1, "{\"suppliers\": [{\"name\": \"Kaspersky\"}]}");
        inventory.issue("ed-22-02", 1, "{\"suppliers\": [{\"name\": \"Elsewhere\"}]}");
    }

    @Test
    void whatIsBackUnderADirectiveIsToldWithWhenItWasGone() {
        // Given
        String had = received("usda", AUGUST, WITH);
        received("usda", SEPTEMBER, WITHOUT);
        received("usda", OCTOBER, WITHOUT);
        received("hhs", AUGUST, WITH);
        assertEquals(List.of(), told());

        // When
        String back = received("usda", NOVEMBER, WITH);

        // Then
        assertEquals(
                List.of("usda | " + back + " | usda | null | bod-17-01 | " + back + " | " + NOVEMBER + " | 1 |"
                        + " [{\"product\": \"KES\", \"version\": \"10\", \"lastAsOf\": \"" + AUGUST
                        + "\", \"supplier\": \"Kaspersky\", \"goneSince\": \"" + SEPTEMBER
                        + "\", \"lastReport\": \"" + had + "\"}]"),
                told());
        holdings("usda")
                .body("items.product.product", contains("Tool", "KES"))
                .body("items.presentSince", contains(NOVEMBER, NOVEMBER))
                .body("items.again", contains(true, true));
        holdings("hhs")
                .body("items.presentSince", contains(AUGUST, AUGUST))
                .body("items.again", contains(false, false));
    }

    @Test
    void whatStaysIsNotBack() {
        // Given
        received("usda", AUGUST, WITH);

        // When
        received("usda", SEPTEMBER, WITH + "pc-2,Kaspersky,KES,10\n");

        // Then
        assertEquals(List.of(), told());
        holdings("usda")
                .body("items.presentSince", contains(AUGUST, AUGUST))
                .body("items.again", contains(false, false));
    }

    @Test
    void componentsComeBackByThemselvesAndTellTheWholeAgency() {
        // Given
        received("usda", AUGUST, WITH);
        component(AUGUST, WITH);
        component(SEPTEMBER, WITHOUT);

        // When
        component(OCTOBER, WITH);

        // Then
        assertEquals(List.of("usda | fs"), Inventory.rows("""
                        SELECT visible_to, data->>'component' FROM
                        (SELECT type, visible_to, data FROM outbox UNION ALL SELECT type, visible_to, data FROM events) e
                        WHERE type = 'dev.writ.finding.reintroduced'"""));
    }

    @Test
    void lateReportSaysNothingOfWhatIsBack() {
        // Given
        received("usda", AUGUST, WITH);
        received("usda", SEPTEMBER, WITHOUT);
        received("usda", NOVEMBER, WITHOUT);

        // When
        received("usda", OCTOBER, WITH);

        // Then
        assertEquals(List.of(), told());
    }

    @Test
    void whatOnlyAWithdrawnReportHadIsNotBack() {
        // Given
        String wrong = received("usda", AUGUST, WITH);
        withdraw(wrong);
        received("usda", SEPTEMBER, WITHOUT);

        // When
        received("usda", OCTOBER, WITH);

        // Then
        assertEquals(List.of(), told());
    }

    @Test
    void gapOfAWithdrawnReportIsNone() {
        // Given
        received("usda", AUGUST, WITH);
        String wrong = received("usda", SEPTEMBER, WITHOUT);
        withdraw(wrong);

        // When
        received("usda", OCTOBER, WITH);

        // Then
        assertEquals(List.of(), told());
        holdings("usda").body("items.presentSince", contains(AUGUST, AUGUST));
    }

    @Test
    void presentSinceIsAsOfTheNextReportWhereTheFirstWasWithdrawn() {
        // Given
        String first = received("usda", AUGUST, WITH);
        received("usda", SEPTEMBER, WITH);

        // When
        withdraw(first);

        // Then
        holdings("usda").body("items.presentSince", contains(SEPTEMBER, SEPTEMBER));
    }

    @Test
    void reviewersRulesDecideOfWhatIsBackToo() {
        // Given
        received("usda", AUGUST, WITH);
        received("usda", SEPTEMBER, WITHOUT);
        Sent.as(Tokens.analyst())
                .contentType("application/json")
                .body("""
                        {"directive": "bod-17-01", "supplier": "Kaspersky", "verdict": "out", "reason": "a test"}""")
                .post("/v1/match-rules")
                .then()
                .statusCode(201);

        // When
        received("usda", OCTOBER, WITH);

        // Then
        assertEquals(List.of(), told());
    }

    @Test
    void ofManyProductsTheFirstAreNamedAndAllCounted() {
        // Given
        String many = IntStream.range(0, 120)
                .mapToObj(n -> "pc-1,Kaspersky,KES %03d,10\n".formatted(n))
                .collect(Collectors.joining("", HEAD, ""));
        received("usda", AUGUST, many);
        received("usda", SEPTEMBER, WITHOUT);

        // When
        received("usda", OCTOBER, many);

        // Then
        assertEquals(List.of("120 | 100 | KES 000"), Inventory.rows("""
                        SELECT data->>'count', jsonb_array_length((data->'products')::jsonb), data #>> '{products,0,product}'
                        FROM (SELECT type, data FROM outbox UNION ALL SELECT type, data FROM events) e
                        WHERE type = 'dev.writ.finding.reintroduced'"""));
    }

    private static String received(String agency, String asOf, String file) {
        return Sent.received(Sent.report(agency, asOf), file);
    }

    private static void component(String asOf, String file) {
        Sent.received(
                Sent.as(Tokens.of("component-reporter", "usda", "fs"))
                        .queryParam("asOf", asOf)
                        .queryParam("methodology", "scan"),
                file);
    }

    private static void withdraw(String report) {
        Sent.as(Tokens.reporter("usda"))
                .contentType("application/json")
                .body("{\"reason\": \"the wrong file\"}")
                .post("/v1/reports/" + report + "/withdrawal")
                .then()
                .statusCode(200);
    }

    private static ValidatableResponse holdings(String agency) {
        return Sent.as(Tokens.reporter(agency)).get("/v1/holdings").then().statusCode(200);
    }

    private static List<String> told() {
        return Inventory.rows("""
                SELECT visible_to, subject, data->>'agency', data->>'component', data->>'directive', data->>'report',
                       data->>'asOf', data->>'count', (data->'products')::jsonb
                FROM (SELECT type, subject, visible_to, data FROM outbox
                      UNION ALL SELECT type, subject, visible_to, data FROM events) e
                WHERE type = 'dev.writ.finding.reintroduced'""");
    }
}
