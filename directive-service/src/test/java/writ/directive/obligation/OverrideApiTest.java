package writ.directive.obligation;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class OverrideApiTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void anOverrideNeedsAReasonAndIsShownAsOne() {
        // Given
        Writ.draft("override", "2017-09-13", "usda");
        String at = "2017-10-13T21:00:00Z";
        // When, Then
        override("override", "{\"action\": \"RA1\", \"dueBefore\": \"" + at + "\"}")
                .then()
                .statusCode(422)
                .body("errors.at", hasItem("/overrides/0/reason"));
        override("override", "{\"action\": \"RA9\", \"dueBefore\": \"" + at + "\", \"reason\": \"as printed\"}")
                .then()
                .statusCode(422)
                .body("errors.at", hasItem("/overrides/0"));
        override("override", "{\"action\": \"RA1\", \"dueBefore\": \"" + at + "\", \"reason\": \"as printed\"}")
                .then()
                .statusCode(201);
        Writ.obligationAs(Tokens.analyst(), Writ.obligation("override", "usda", "RA1", 1))
                .body("dueBefore", equalTo(at))
                .body("dueWords", equalTo("before 17:00 on 13 October 2017 (Eastern)"))
                .body("overrideReason", equalTo("as printed"));
    }

    private static Response override(String directive, String override) {
        return Writ.issuer()
                .header("If-Match", Writ.preview(directive))
                .body("{\"overrides\": [" + override + "]}")
                .post("/v1/directives/" + directive + "/issuance");
    }

    @Test
    void anOverrideLiesAfterTheIssueAndWithinTenYearsOfIt() {
        // Given
        Writ.draft("unbounded", "2017-09-13", "usda");
        // When, Then
        refused("unbounded", due("RA1", 1, "+999999-01-01T00:00:00Z"), "must be within 3653 days of the issue");
        refused("unbounded", due("RA1", 1, "1999-01-01T00:00:00Z"), "must be after 2017-09-13T13:00:00Z");
        refused("unbounded", due("RA1", 1, "2017-09-13T13:00:00Z"), "must be after 2017-09-13T13:00:00Z");
        refused("unbounded", due("RA3", 1, "2017-11-01T00:00:00Z"), "must be after 2017-12-12T05:00:00Z");
        override("unbounded", due("RA1", 1, "2017-09-13T13:00:00.000001Z"))
                .then()
                .statusCode(201);
    }

    @Test
    void anOverrideKeepsTheOrderOfItsSeries() {
        // Given
        Writ.draft("disordered", "2017-09-13", "usda");
        // When, Then
        refused(
                "disordered",
                due("RA3", 2, "2018-01-12T05:00:00Z"),
                "must be after 2018-01-12T05:00:00Z, when the one before it is due");
        refused(
                "disordered",
                due("RA3", 2, "2018-03-13T04:00:00Z"),
                "must be before 2018-03-13T04:00:00Z, when the next one is due");
        refused(
                "disordered",
                due("RA3", 4, "2018-05-12T04:00:00Z"),
                "must be before 2018-05-12T04:00:00Z, when the next one is due");
        override("disordered", due("RA3", 2, "2018-03-01T05:00:00Z") + "," + due("RA3", 3, "2018-03-01T05:00:01Z"))
                .then()
                .statusCode(201);
    }

    @Test
    void anOverrideThatIsNullIsToldWithWhatItNeeds() {
        // Given
        Writ.draft("null-override", "2017-09-13", "usda");
        // When
        Response answer = override("null-override", "null");
        // Then
        answer.then()
                .statusCode(422)
                .body("errors.at", contains("/overrides/0/action", "/overrides/0/dueBefore", "/overrides/0/reason"));
    }

    private static String due(String action, int occurrence, String at) {
        return """
                {"action": "%s", "occurrence": %d, "dueBefore": "%s", "reason": "as printed"}""".formatted(action, occurrence, at);
    }

    private static void refused(String directive, String override, String why) {
        override(directive, override)
                .then()
                .statusCode(422)
                .body("errors.at", contains("/overrides/0/dueBefore"))
                .body("errors.detail", contains(why));
    }
}
