package writ.directive.submission;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What counts as an answer, and what the agency's own reports say against one. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class AnswerApiTest {

    private static final Instant ON_THE_DAY = Instant.parse("2017-09-13T12:00:00Z");
    private static final String COMPLETE = "{\"complete\": true, \"remaining\": 0}";

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void figuresAnswerAnInventoryReportAlone() {
        // Given
        Writ.issued("figures-alone", "2017-09-13", "usda");
        Writ.reported("figures-alone", "usda", ON_THE_DAY, 3);
        // When, Then
        send("figures-alone", "RA1", "{}").statusCode(201);
        for (String nothing : List.of("{}", "{\"content\": {}}", "{\"content\": null}")) {
            send("figures-alone", "RA2", nothing).statusCode(422).body("errors.at", contains("/content"));
            send("figures-alone", "RA3", nothing).statusCode(422).body("errors.at", contains("/remaining"));
        }
        send("figures-alone", "RA2", "{\"content\": {\"timeline\": \"by June\"}}")
                .statusCode(201);
        send("figures-alone", "RA3", "{\"content\": {\"progress\": \"half\"}}").statusCode(201);
        send("figures-alone", "RA3", "{\"remaining\": 3}").statusCode(201);
    }

    @Test
    void anInventoryReportIsAnsweredByAReportOrANilAndNotByContent() {
        // Given
        Writ.issued("no-report", "2017-09-13", "usda");
        // When, Then
        send("no-report", "RA1", "{\"content\": {\"x\": 1}}").statusCode(422).body("errors.at", contains("/nil"));
        send("no-report", "RA1", "{\"nil\": true}").statusCode(201);
    }

    @Test
    void contentThatIsNullIsTheDrafts() {
        // Given
        Writ.issued("null-content", "2017-09-13", "usda");
        String plan = "/v1/obligations/" + Writ.obligation("null-content", "usda", "RA2", 1);
        Writ.reporter("usda")
                .header("If-Match", "*")
                .body("{\"content\": {\"timeline\": \"by June\"}}")
                .put(plan + "/draft")
                .then()
                .statusCode(200);
        // When, Then
        for (String body : List.of("{}", "{\"content\": null}")) {
            send("null-content", "RA2", body).statusCode(201).body("content.timeline", equalTo("by June"));
        }
    }

    @Test
    void aCompletionAgainstCurrentFindingsIsRefusedWithTheProducts() {
        // Given
        Writ.issued("complete-against", "2017-09-13", "usda");
        Writ.reported("complete-against", "usda", ON_THE_DAY, 3);
        // When, Then
        send("complete-against", "RA3", COMPLETE)
                .statusCode(409)
                .body("type", equalTo("https://writ.dev/problems/complete-against-findings"))
                .body("errors.at", contains("/reason"))
                .body("products", hasSize(1))
                .body("products[0].enumerated", equalTo(3));
    }

    @Test
    void aCompletionWithAReasonAgainstFindingsStandsAndIsMarkedContradicted() {
        // Given
        Writ.issued("complete-reason", "2017-09-13", "usda");
        String status = Writ.obligation("complete-reason", "usda", "RA3", 1);
        Writ.reported("complete-reason", "usda", ON_THE_DAY, 3);
        // When
        Writ.Version version = Writ.answer(
                "usda", status, "{\"complete\": true, \"remaining\": 0, \"reason\": \"three wait for the shredder\"}");
        // Then
        contradicted(status, true);
        Writ.accept(version);
        contradicted(status, true);
        Writ.withdrawn("complete-reason", "usda", ON_THE_DAY, 0);
        contradicted(status, false);
    }

    @Test
    void findingsBetweenSendingAndSigningStopACompletion() {
        // Given
        Writ.issued("complete-between", "2017-09-13", "usda");
        Writ.Version version = Writ.submit("usda", Writ.obligation("complete-between", "usda", "RA3", 1), COMPLETE);
        Writ.reported("complete-between", "usda", ON_THE_DAY, 1);
        // When, Then
        Writ.attest("usda", version).then().statusCode(409).body("products", hasSize(1));
    }

    private static ValidatableResponse send(String directive, String action, String body) {
        return Writ.reporter("usda")
                .body(body)
                .post("/v1/obligations/" + Writ.obligation(directive, "usda", action, 1) + "/submissions")
                .then();
    }

    private static void contradicted(String obligation, boolean expected) {
        Writ.obligationAs(Tokens.analyst(), obligation)
                .body("contradicted", equalTo(expected))
                .body("nil", equalTo(false));
    }
}
