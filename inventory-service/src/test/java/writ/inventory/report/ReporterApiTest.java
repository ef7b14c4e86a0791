package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** Who reported, and the kinds of silence. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReporterApiTest {
    private static final String NO_SYSTEMS = """
            {"asOf": "2017-09-30T00:00:00Z", "reason": "has no systems of its own"}""";

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.agency("nasa", "National Aeronautics and Space Administration");
        inventory.agency("nsf", "National Science Foundation");
    }

    @Test
    void kindsOfSilenceAreToldApart() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-22T00:00:00Z").queryParam("of", 4), Sent.CSV);
        Sent.csv(Sent.report("hhs"), "endpoint,supplier,product\npc-1,,\n")
                .then()
                .statusCode(422);
        state(Tokens.reporter("nsf"), NO_SYSTEMS).statusCode(201).body("reason", is("has no systems of its own"));

        // When
        ValidatableResponse reporters = get("");

        // Then
        reporters
                .body("items.agency", contains("hhs", "nasa", "nsf", "usda", "usda"))
                .body(
                        "items.status",
                        contains("unreadable", "not-reported", "not-applicable", "reported", "not-reported"))
                .body("items[2].reason", is("has no systems of its own"))
                .body("items[3].daysOld", is(10))
                .body("items[3].coverage", is(0.5f))
                .body("items[3].endpoints", is(4))
                .body("items[3].marks", contains("coverage", "identified"))
                .body("items[3].report.asOf", is("2017-09-22T00:00:00Z"))
                .body("items[4].component", is("fs"))
                .body("items[4].report", nullValue());
        get("?status=not-reported").body("items.agency", contains("nasa", "usda"));
        get("?agency=usda").body("items.component", contains(null, "fs"));
    }

    @Test
    void laterReportTakesThePlaceOfAnInapplicability() {
        // Given
        state(Tokens.reporter("nsf"), NO_SYSTEMS).statusCode(201);

        // When
        Sent.received(Sent.report("nsf"), Sent.CSV);

        // Then
        get("?agency=nsf").body("items.status", contains("reported")).body("items[0].reason", nullValue());
        Sent.as(Tokens.analyst())
                .get("/v1/inapplicabilities")
                .then()
                .statusCode(200)
                .body("items.agency", contains("nsf"));
    }

    @Test
    void eachSeesItsOwn() {
        Sent.as(Tokens.reporter("usda"))
                .get("/v1/reporters")
                .then()
                .statusCode(200)
                .body("items.agency", everyItem(is("usda")));
        Sent.as(Tokens.of("component-reporter", "usda", "fs"))
                .get("/v1/reporters")
                .then()
                .body("items.component", contains("fs"));
        Sent.as(Tokens.reporter("usda")).get("/v1/reporters?agency=hhs").then().statusCode(404);
        Sent.as(Tokens.reporter("usda")).get("/v1/inapplicabilities").then().body("items", empty());
    }

    @Test
    void pagesGiveEachOnce() {
        String next = get("?limit=3")
                .body("items.agency", contains("hhs", "nasa", "nsf"))
                .extract()
                .path("nextPageToken");
        get("?limit=3&pageToken=" + next)
                .body("items.agency", contains("usda", "usda"))
                .body("nextPageToken", nullValue());
    }

    @Test
    void whatCannotBeIsRefusedInWords() {
        state(Tokens.reporter("nsf"), "{}").statusCode(422).body("errors.at", contains("/asOf", "/reason"));
        Sent.as(Tokens.analyst())
                .get("/v1/reporters?status=quiet")
                .then()
                .statusCode(422)
                .body("errors[0].at", is("status"));
    }

    private static ValidatableResponse get(String query) {
        return Sent.as(Tokens.analyst()).get("/v1/reporters" + query).then().statusCode(200);
    }

    private static ValidatableResponse state(String token, String body) {
        return Sent.as(token)
                .contentType("application/json")
                .body(body)
                .post("/v1/inapplicabilities")
                .then();
    }
}
