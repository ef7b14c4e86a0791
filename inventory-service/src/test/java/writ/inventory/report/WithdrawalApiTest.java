package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class WithdrawalApiTest {

    private static final String OTHER = "endpoint,supplier,product\npc-9,Kaspersky,KES\n";

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "research");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.issue("bod-17-01", 1, "{\"suppliers\": [{\"name\": \"Kaspersky\"}]}");
    }

    @Test
    void withdrawnReportIsKeptAndTheOneBeforeCountsAgain() {
        // Given
        String first = Sent.received(Sent.report("usda", "2017-09-30T00:00:00Z"), OTHER);
        String second = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        Response answer = withdraw("usda", second, "the wrong file");

        // Then
        answer.then()
                .statusCode(200)
                .body("state", is("withdrawn"))
                .body("withdrawal.reason", is("the wrong file"))
                .body("withdrawal.at", is("2017-10-02T14:00:00Z"))
                .body("withdrawal.by", is("Test agency-reporter"));
        Sent.receipt("usda", first).then().body("state", is("current"));
        assertEquals(List.of(first), Inventory.rows("SELECT report FROM current_reports"));
        Sent.as(Tokens.reporter("usda"))
                .get("/v1/reports/" + second + "/content")
                .then()
                .statusCode(200);
    }

    @Test
    void withdrawalIsAnEventWithTheFiguresThatAreLeft() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-30T00:00:00Z"), OTHER);
        String second = Sent.received(Sent.report("usda"), Sent.CSV);
        Inventory.sql("TRUNCATE outbox, events");

        // When
        withdraw("usda", second, "the wrong file");

        // Then
        assertEquals(
                List.of("dev.writ.report.withdrawn | usda | " + second + " | false | the wrong file | 1"),
                Inventory.rows("""
                        SELECT type, visible_to, data->>'report', data->>'current', data->>'reason',
                               data #>> '{findings,0,figures,enumerated}'
                        FROM (SELECT type, visible_to, data FROM outbox
                              UNION ALL SELECT type, visible_to, data FROM events) e"""));
    }

    @Test
    void onlyReportWithdrawnLeavesTheAgencyWithoutOne() {
        // Given
        String only = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        withdraw("usda", only, "the wrong file");

        // Then
        assertEquals(List.of(), Inventory.rows("SELECT report FROM current_reports"));
    }

    @Test
    void supersededReportCanBeWithdrawnAndChangesNothingElse() {
        // Given
        String first = Sent.received(Sent.report("usda", "2017-09-30T00:00:00Z"), OTHER);
        String second = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        withdraw("usda", first, "the wrong file");

        // Then
        Sent.receipt("usda", first).then().body("state", is("withdrawn"));
        assertEquals(List.of(second), Inventory.rows("SELECT report FROM current_reports"));
    }

    @Test
    void sameWithdrawalAgainChangesNothingAndAnotherReasonIsAConflict() {
        // Given
        String report = Sent.received(Sent.report("usda"), Sent.CSV);
        withdraw("usda", report, "the wrong file");

        // When
        Response again = withdraw("usda", report, "the wrong file");
        Response other = withdraw("usda", report, "another reason");

        // Then
        again.then().statusCode(200).body("state", is("withdrawn"));
        other.then().statusCode(409).body("type", is("https://writ.dev/problems/conflict"));
        assertEquals(List.of("1"), Inventory.rows("SELECT count(*) FROM report_withdrawals"));
    }

    @Test
    void withdrawnReportSentAgainStaysWithdrawn() {
        // Given
        String report = Sent.received(Sent.report("usda"), Sent.CSV);
        withdraw("usda", report, "the wrong file");

        // When
        Response again = Sent.csv(Sent.report("usda"), Sent.CSV);

        // Then
        again.then().statusCode(200).body("report", is(report)).body("state", is("withdrawn"));
        assertEquals(List.of(), Inventory.rows("SELECT report FROM current_reports"));
    }

    @Test
    void withdrawalSaysWhy() {
        // Given
        String report = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        Response blank = withdraw("usda", report, "  ");
        Response none = Sent.as(Tokens.reporter("usda"))
                .contentType("application/json")
                .post("/v1/reports/" + report + "/withdrawal");
        Response broken = Sent.as(Tokens.reporter("usda"))
                .contentType("application/json")
                .body("{\"reason\"")
                .post("/v1/reports/" + report + "/withdrawal");
        Response large = Sent.as(Tokens.reporter("usda"))
                .contentType("application/json")
                .body("{\"reason\": \"" + "x".repeat(1 << 20) + "\"}")
                .post("/v1/reports/" + report + "/withdrawal");

        // Then
        blank.then().statusCode(422).body("errors.at", contains("/reason"));
        none.then().statusCode(422);
        broken.then().statusCode(400);
        large.then().statusCode(413).body("type", is("https://writ.dev/problems/too-large"));
        Sent.receipt("usda", report).then().body("state", is("current"));
    }

    @Test
    void reportOfAnotherAgencyIsNotFoundWhateverIsSaid() {
        // Given
        String report = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        Response foreign = withdraw("hhs", report, "");
        Response component = Sent.as(Tokens.of("component-reporter", "usda", "research"))
                .contentType("application/json")
                .body("{\"reason\": \"mine\"}")
                .post("/v1/reports/" + report + "/withdrawal");

        // Then
        foreign.then().statusCode(404);
        component.then().statusCode(404);
        Sent.receipt("usda", report).then().body("state", is("current"));
    }

    private static Response withdraw(String agency, String report, String reason) {
        return Sent.as(Tokens.reporter(agency))
                .contentType("application/json")
                .body("{\"reason\": \"" + reason + "\"}")
                .post("/v1/reports/" + report + "/withdrawal");
    }
}
