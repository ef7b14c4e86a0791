package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
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
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** Bundles of which nothing is received. */
@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "inventory"),
            @ResourceArg(name = "writ.intake.bundled", value = "4")
        },
        restrictToAnnotatedClass = true)
class BundleRefusalApiTest {

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs", "ars");
        inventory.agency("hhs", "Department of Health and Human Services");
    }

    @Test
    void manifestThatIsNotUnderstoodRefusesTheBundle() {
        // Given
        String manifest = "[{\"file\": \"a\", \"size\": 1}, {\"file\": \"a\", \"of\": \"2\"}, 3]";

        // When
        Response answer = BundleApiTest.sent(BundleApiTest.zip("manifest.json", manifest, "a", BundleApiTest.ONE));

        // Then
        answer.then().statusCode(422).body("errors.at", contains("/0/size", "/1/of", "/1/file", "/2", "/2/file"));
        BundleApiTest.sent(BundleApiTest.zip("manifest.json", "[{", "a", BundleApiTest.ONE))
                .then()
                .statusCode(422);
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM reports"));
    }

    @Test
    void whoDoesNotReportIsForbidden() {
        BundleApiTest.sent(
                        BundleApiTest.said(Sent.as(Tokens.analyst())), BundleApiTest.zip("fs.csv", BundleApiTest.ONE))
                .then()
                .statusCode(403);
    }

    @Test
    void whatIsNoArchiveOrHoldsNothingIsRefused() {
        BundleApiTest.sent(BundleApiTest.ONE.getBytes(StandardCharsets.UTF_8))
                .then()
                .statusCode(415)
                .body("detail", containsString("zip archive"));
        BundleApiTest.sent(new byte[0]).then().statusCode(422);
        BundleApiTest.sent(BundleApiTest.zip()).then().statusCode(422).body("type", endsWith("report-empty"));
    }

    @Test
    void moreFilesThanThereMayBeAreSaid() {
        // When
        Response answer = BundleApiTest.sent(BundleApiTest.zip(
                "fs.1",
                BundleApiTest.ONE,
                "fs.2",
                BundleApiTest.ONE,
                "ars.1",
                BundleApiTest.ONE,
                "ars.2",
                BundleApiTest.TWO,
                "fs.5",
                BundleApiTest.TWO));

        // Then
        answer.then()
                .statusCode(200)
                .body("items.status", contains(201, 200, 201, 201))
                .body("problem.detail", is("A bundle has at most 4 files."))
                .body("problem.status", is(413));
    }

    @Test
    void bombIsRefused() {
        // Given
        byte[] zip = BundleApiTest.zip(
                "fs.csv", BundleApiTest.ONE, "ars.csv", BundleApiTest.ONE + "pc-1,Kaspersky,KAV\n".repeat(1 << 19));

        // When
        Response answer = BundleApiTest.sent(zip);

        // Then
        answer.then()
                .statusCode(200)
                .body("items.status", contains(201, 422))
                .body("problem.detail", containsString("compressed to less than"))
                .body("items.report", not(contains(nullValue())));
    }
}
