package writ.inventory.rollup;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
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
class ExportApiTest {
    private static final Instant OCTOBER = Instant.parse("2017-10-01T12:00:00Z");
    /** More than two pages of them. */
    private static final int MANY = 2 * Export.PAGE + 7;

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-03T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
    }

    @Test
    void listOfManyPagesIsOneFileWithEachRowOnce() {
        // Given
        inventory.report(
                "usda",
                null,
                OCTOBER,
                IntStream.range(0, MANY)
                        .mapToObj(n -> Has.on("Kaspersky Lab", "Kaspersky Tool " + n, "pc-" + n))
                        .toArray(Has[]::new));

        // When
        List<String> csv = lines(file(Tokens.analyst(), "findings?directive=bod-17-01"));
        List<String> ndjson = lines(file(Tokens.analyst(), "holdings?supplier=kaspersky&format=ndjson"));
        List<String> endpoints = lines(file(Tokens.reporter("usda"), "endpoints?supplier=kaspersky"));

        // Then
        assertEquals(MANY + 1, csv.size());
        assertEquals(MANY + 1, csv.stream().distinct().count());
        assertEquals(MANY, ndjson.stream().distinct().count());
        assertEquals(MANY + 1, endpoints.stream().distinct().count());
        assertEquals("agency,endpoint", endpoints.getFirst());
        assertEquals("usda,pc-0", endpoints.get(1));
    }

    @Test
    void textThatASpreadsheetWouldRunIsLedByAnApostrophe() {
        // Given
        inventory.report("usda", null, OCTOBER, Has.declared("Acme, \"Inc\"", "=cmd|' /C calc'!A0", 3));

        // When
        Response file = file(Tokens.analyst(), "holdings?supplier=acme");

        // Then
        file.then()
                .header("Content-Type", startsWith("text/csv"))
                .header("Content-Disposition", is("attachment; filename=\"holdings.csv\""));
        assertEquals(
                "usda,Department of Agriculture,,\"Acme, \"\"Inc\"\"\",'=cmd|' /C calc'!A0,,,,,false,,3,2017-10-01T12:00:00Z,"
                        + "2017-10-01T12:00:00Z,full scan,90,100",
                lines(file).get(1).replaceAll(",[0-9a-f-]{36}$", ""));
    }

    @Test
    void reportersAreAFileToo() {
        inventory.report("usda", null, OCTOBER, Has.declared("Acme", "Tool", 3));

        Response csv = file(Tokens.analyst(), "reporters");
        Response ndjson = file(Tokens.reporter("hhs"), "reporters?format=ndjson");

        assertEquals(
                List.of(
                        "hhs,Department of Health and Human Services,,not-reported,,,,,,,,,",
                        "usda,Department of Agriculture,,reported,2"),
                lines(csv).stream()
                        .skip(1)
                        .map(line -> line.replaceAll("reported,2,.*", "reported,2"))
                        .toList());
        ndjson.then().header("Content-Type", startsWith("application/x-ndjson"));
        assertEquals(1, lines(ndjson).size());
    }

    @Test
    void whatIsWrongWithTheQuestionIsSaidBeforeTheFileBegins() {
        refused("holdings", "agency");
        refused("holdings?supplier=acme&format=xml", "format");
        refused("endpoints?supplier=acme", "agency");
        given().filter(OpenApiContract.committed())
                .auth()
                .oauth2(Tokens.reporter("usda"))
                .get("/v1/exports/holdings?agency=hhs")
                .then()
                .statusCode(404);
    }

    private static void refused(String path, String parameter) {
        given().filter(OpenApiContract.committed())
                .auth()
                .oauth2(Tokens.analyst())
                .get("/v1/exports/" + path)
                .then()
                .statusCode(422)
                .body("errors[0].at", is(parameter));
    }

    private static Response file(String token, String path) {
        Response file =
                given().filter(OpenApiContract.committed()).auth().oauth2(token).get("/v1/exports/" + path);
        file.then().statusCode(200);
        return file;
    }

    private static List<String> lines(Response file) {
        return file.asString().lines().toList();
    }
}
