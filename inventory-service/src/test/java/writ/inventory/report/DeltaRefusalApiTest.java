package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** Deltas that cannot be applied. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class DeltaRefusalApiTest {

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
    void deltaWithoutAReportIsRefusedAndLeavesNothing() {
        // When
        Response delta =
                Sent.csv(DeltaApiTest.delta("2017-09-02T00:00:00Z"), DeltaApiTest.row("added", "pc-1", "Tool"));

        // Then
        delta.then()
                .statusCode(422)
                .body("type", endsWith("delta-without-base"))
                .body("detail", containsString("send a full report first"));
        assertEquals(
                List.of("0"),
                Inventory.rows("SELECT (SELECT count(*) FROM products) + (SELECT count(*) FROM report_chunks)"
                        + " + (SELECT count(*) FROM uploads)"));
    }

    @ParameterizedTest
    @CsvSource({"2017-08-31T00:00:00Z", "2017-09-01T00:00:00Z"})
    void deltaThatIsNotAfterTheCurrentReportIsRefused(String asOf) {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), DeltaApiTest.FULL);

        // When
        Response delta = Sent.csv(DeltaApiTest.delta(asOf), DeltaApiTest.row("added", "pc-1", "Tool"));

        // Then
        delta.then()
                .statusCode(409)
                .body("type", endsWith("delta-late"))
                .body("detail", containsString("send a full report"));
        assertEquals(3, DeltaApiTest.held().size());
    }

    @Test
    void endpointsOfAProductThatWasOnlyCountedAreRefused() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), "endpoints,supplier,product\n5,Acme,Tool\n");

        // When
        Response delta =
                Sent.csv(DeltaApiTest.delta("2017-09-02T00:00:00Z"), DeltaApiTest.row("added", "pc-1", "Tool"));

        // Then
        delta.then().statusCode(422).body("type", endsWith("delta-without-base"));
    }

    @Test
    void wordsThatAreNoneAreRefused() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), DeltaApiTest.FULL);

        // When
        Response kind = Sent.csv(Sent.report("usda").queryParam("kind", "diff"), DeltaApiTest.FULL);
        Response change =
                Sent.csv(DeltaApiTest.delta("2017-09-02T00:00:00Z"), DeltaApiTest.row("moved", "pc-1", "Tool"));
        Response counted = Sent.csv(
                DeltaApiTest.delta("2017-09-02T00:00:00Z"), "endpoints,supplier,product,change\n1,Acme,Tool,removed\n");
        Response full = Sent.csv(
                Sent.report("usda").queryParam("mode", "lenient"),
                DeltaApiTest.row("removed", "pc-1", "Tool") + "pc-1,Acme,Third,\n");

        // Then
        kind.then().statusCode(422).body("errors.at", contains("kind"));
        change.then().statusCode(422).body("errors.detail", contains("change is neither added nor removed"));
        counted.then().statusCode(422).body("errors.detail", contains(containsString("a count has no change")));
        full.then().statusCode(201).body("refusals.reason", contains(containsString("the row says removed")));
        assertEquals(List.of("Third | 1 | false"), DeltaApiTest.held());
    }

    @Test
    void deltaThatTakesBackWhatItSaysIsRefused() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), DeltaApiTest.FULL);

        // When
        Response delta = Sent.csv(
                DeltaApiTest.delta("2017-09-02T00:00:00Z"),
                DeltaApiTest.row("added", "pc-1", "Tool") + "PC-1,Acme,Tool,removed\n");

        // Then
        delta.then().statusCode(422).body("detail", containsString("both adds and removes"));
        assertEquals(3, DeltaApiTest.held().size());
    }

    @Test
    void formatsThatSayWhatIsThereAreNoDelta() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), DeltaApiTest.FULL);

        // When
        Response delta = Sent.bytes(
                DeltaApiTest.delta("2017-09-02T00:00:00Z"),
                "application/vnd.cyclonedx+json",
                "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.5\", \"components\": []}"
                        .getBytes(StandardCharsets.UTF_8));

        // Then
        delta.then().statusCode(422).body("type", endsWith("delta-not-said"));
        Sent.as(Tokens.reporter("usda"))
                .get("/v1/refused-reports")
                .then()
                .statusCode(200)
                .body("items.kind", contains("delta"));
    }
}
