package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** Reports that say what changed. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class DeltaApiTest {

    static final String FULL = """
            endpoint,supplier,product
            pc-1,Kaspersky,KAV
            pc-2,Kaspersky,KAV
            pc-2,Acme,Tool
            pc-3,Acme,Other
            """;

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.issue("bod-17-01", 1, "{\"suppliers\": [{\"name\": \"Kaspersky\"}]}");
    }

    @Test
    void deltaIsAppliedToTheCurrentReport() {
        // Given
        String full = Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);

        // When
        Response delta = Sent.csv(delta("2017-09-02T00:00:00Z"), """
                change,endpoint,supplier,product
                Removed,PC-1,Kaspersky,KAV
                ,pc-2,Kaspersky,KAV
                added,pc-4,Kaspersky,KAV
                removed,pc-2,Acme,Tool
                removed,pc-9,Acme,Never There
                added,pc-4,Acme,New
                """);

        // Then
        delta.then()
                .statusCode(201)
                .body("kind", is("delta"))
                .body("base", is(full))
                .body("state", is("current"))
                .body("taken", is(6))
                .body("unchanged", is(2))
                .body("products", is(4))
                .body("newProducts.first.product", contains("New"))
                .body("changes.since", is(full))
                .body("changes.productsAdded", is(1))
                .body("changes.productsGone", is(1))
                .body("changes.productsChanged", is(1))
                .body("changes.endpointsAdded", is(1))
                .body("changes.endpointsGone", is(1))
                .body("quality.coverage", nullValue())
                .body("quality.jump.installationsBefore", is(4))
                .body("quality.jump.installations", is(4))
                .body("quality.jump.endpoints", nullValue())
                .body("findings[0].figures.enumerated", is(2));
        assertEquals(List.of("KAV | 2 | false", "New | 1 | false", "Other | 1 | false"), held());
        assertEquals(List.of("delta"), Inventory.rows("""
                        SELECT data->>'kind' FROM (SELECT data FROM outbox UNION ALL SELECT data FROM events) e
                        WHERE data->>'report' = '%s'""".formatted(delta.<String>path("report"))));
    }

    @Test
    void whatWasRemovedAndIsAddedAgainIsThereAgain() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);
        Sent.received(delta("2017-09-02T00:00:00Z"), row("removed", "pc-2", "Tool"));
        assertEquals(List.of("KAV | 2 | false", "Other | 1 | false"), held());

        // When
        Sent.received(delta("2017-09-03T00:00:00Z"), row("added", "pc-7", "Tool"));

        // Then
        assertEquals(List.of("KAV | 2 | false", "Other | 1 | false", "Tool | 1 | true"), held());
    }

    @Test
    void declaredCountsAreReplacedAndZeroIsGone() {
        // Given
        Sent.received(
                Sent.report("usda", "2017-09-01T00:00:00Z"),
                "endpoints,supplier,product\n5,Acme,Tool\n7,Acme,Other\n9,Acme,Third\n");

        // When
        Response delta = Sent.csv(
                delta("2017-09-02T00:00:00Z"), "endpoints,supplier,product\n0,Acme,Tool\n8,Acme,Other\n0,Acme,None\n");

        // Then
        delta.then().statusCode(201).body("unchanged", is(1)).body("quality.jump.installations", is(17));
        assertEquals(List.of("Other | 8", "Third | 9"), Inventory.rows("""
                        SELECT p.product, h.declared FROM current_holdings h JOIN products p ON p.id = h.product ORDER BY 1"""));
    }

    @Test
    void linesOfJsonSayWhatChanged() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);

        // When
        Response delta =
                Sent.bytes(delta("2017-09-02T00:00:00Z"), "application/x-ndjson", """
                {"endpoint": "pc-2", "supplier": "Acme", "product": "Tool", "change": "removed"}
                {"endpoint": "pc-9", "supplier": "Acme", "product": "Other"}
                """.getBytes(StandardCharsets.UTF_8));

        // Then
        delta.then().statusCode(201);
        assertEquals(List.of("KAV | 2 | false", "Other | 2 | false"), held());
    }

    @Test
    void deltaThatSaysNothingMovesTheInstantOn() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);
        String before = Inventory.rows("SELECT count(*) FROM holdings").getFirst();

        // When
        String delta = Sent.received(delta("2017-09-02T00:00:00Z"), "endpoint,supplier,product\n");

        // Then
        Sent.receipt("usda", delta).then().body("state", is("current"));
        assertEquals(before, Inventory.rows("SELECT count(*) FROM holdings").getFirst());
        assertEquals(3, held().size());
    }

    @Test
    void reportThatADeltaBuildsOnIsWithdrawnAfterIt() {
        // Given
        String full = Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);
        String first = Sent.received(delta("2017-09-02T00:00:00Z"), row("removed", "pc-2", "Tool"));
        String second = Sent.received(delta("2017-09-03T00:00:00Z"), row("removed", "pc-3", "Other"));

        // When
        Response refused = withdraw(full);

        // Then
        refused.then()
                .statusCode(409)
                .body("withdrawFirst", contains(second, first))
                .body("detail", containsString(second + ", " + first));
        withdraw(first).then().statusCode(409).body("withdrawFirst", contains(second));
        withdraw(second).then().statusCode(200);
        assertEquals(List.of("KAV | 2 | false", "Other | 1 | false"), held());
        withdraw(first).then().statusCode(200);
        assertEquals(3, held().size());
        withdraw(full).then().statusCode(200);
        assertEquals(List.of(), Inventory.rows("SELECT product FROM current_holdings"));
    }

    @Test
    void repeatedDeltaIsOneReportAndTheSameBytesInFullAreAnother() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);
        String file = row("added", "pc-9", "Tool");
        Response first = Sent.csv(delta("2017-09-02T00:00:00Z"), file);

        // When
        Response again = Sent.csv(delta("2017-09-02T00:00:00Z"), file);

        // Then
        again.then().statusCode(200);
        assertEquals(first.asString(), again.asString());
        Sent.csv(Sent.report("usda", "2017-09-02T00:00:00Z"), file).then().statusCode(201);
    }

    @Test
    void deltaMayComeInParts() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);
        byte[] file = row("removed", "pc-2", "Tool").getBytes(StandardCharsets.UTF_8);
        String upload = delta("2017-09-02T00:00:00Z")
                .header("Upload-Length", file.length)
                .post("/v1/uploads")
                .then()
                .statusCode(201)
                .extract()
                .header("Location");

        // When
        Response part = Sent.as(Tokens.reporter("usda"))
                .contentType(UploadResource.PART)
                .header("Upload-Offset", 0)
                .body(file)
                .patch(URI.create(upload).getPath());

        // Then
        part.then().statusCode(204);
        assertEquals(List.of("KAV | 2 | false", "Other | 1 | false"), held());
    }

    @Test
    void jumpOfADeltaIsOverAllThatIsThere() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), FULL);
        StringBuilder rows = new StringBuilder(row("added", "pc-1", "Tool"));
        IntStream.range(10, 30).forEach(pc -> rows.append("pc-" + pc + ",Acme,Tool,\n"));

        // When
        Response delta =
                Sent.csv(delta("2017-09-03T00:00:00Z").queryParam("examined", 5).queryParam("of", 10), rows.toString());

        // Then
        delta.then()
                .statusCode(201)
                .body("quality.coverage.examined", is(5))
                .body("quality.jump.installationsBefore", is(4))
                .body("quality.jump.installations", is(25))
                .body("quality.marks.find { it.measure == 'jump' }.advice", containsString("more installations"));
    }

    static String row(String change, String endpoint, String product) {
        return "endpoint,supplier,product,change\n" + endpoint + ",Acme," + product + "," + change + "\n";
    }

    static RequestSpecification delta(String asOf) {
        return Sent.report("usda", asOf).queryParam("kind", "delta");
    }

    private static Response withdraw(String report) {
        return Sent.as(Tokens.reporter("usda"))
                .contentType("application/json")
                .body("{\"reason\": \"wrong\"}")
                .post("/v1/reports/" + report + "/withdrawal");
    }

    static List<String> held() {
        return Inventory.rows("""
                SELECT p.product, h.enumerated, CASE WHEN h.again THEN 'true' ELSE 'false' END
                FROM current_holdings h JOIN products p ON p.id = h.product ORDER BY 1""");
    }

    static List<String> tool() {
        return Inventory.rows("""
                SELECT p.product, h.enumerated FROM current_holdings h JOIN products p ON p.id = h.product
                WHERE p.product = 'Tool'""");
    }
}
