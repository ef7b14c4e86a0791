package writ.directive.submission;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Api;
import writ.directive.Facts;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class NilApiTest {

    private static final Instant ON_THE_DAY = Instant.parse("2017-09-13T12:00:00Z");

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void anAttestedNilReleasesFromPlanAndStatusAndSilenceDoesNot() {
        // Given
        Writ.issued("nil-releases", "2017-09-13", "usda", "hhs");
        Writ.Version nil = Writ.submit("usda", Writ.obligation("nil-releases", "usda", "RA1", 1), "{\"nil\": true}");
        assertEquals(List.of("notReported", "notReported"), states("nil-releases", "usda", "RA2", "RA3"));
        // When
        Writ.attest("usda", nil).then().statusCode(201);
        // Then
        assertEquals(
                List.of("submitted", "notApplicable", "notApplicable"),
                states("nil-releases", "usda", "RA1", "RA2", "RA3"));
        assertEquals(
                List.of("notReported", "notReported", "notReported"),
                states("nil-releases", "hhs", "RA1", "RA2", "RA3"));
        Writ.obligationAs(Tokens.reporter("usda"), Writ.obligation("nil-releases", "usda", "RA2", 1))
                .body("reason", equalTo("nil report for RA1 attested"));
        assertEquals(6, Facts.events("dev.writ.obligation.changed", "nil-releases"));
    }

    @Test
    void nothingIsOwedWhereTheNilReleases() {
        // Given
        Writ.issued("nil-owes", "2017-09-13", "usda");
        Writ.answer("usda", Writ.obligation("nil-owes", "usda", "RA1", 1), "{\"nil\": true}");
        // When, Then
        Writ.reporter("usda")
                .body("{\"content\": {\"plan\": 1}}")
                .post("/v1/obligations/" + Writ.obligation("nil-owes", "usda", "RA2", 1) + "/submissions")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://writ.dev/problems/obligation-not-applicable"));
    }

    @Test
    void aReturnOfTheNilReinstatesWhatItReleased() {
        // Given
        Writ.issued("nil-returned", "2017-09-13", "usda");
        String report = Writ.obligation("nil-returned", "usda", "RA1", 1);
        Writ.Version nil = Writ.answer("usda", report, "{\"nil\": true}");
        // When
        Writ.review(nil, "{\"decision\": \"returned\", \"reason\": \"what about the labs?\"}")
                .then()
                .statusCode(200);
        // Then
        assertEquals(
                List.of("returned", "notReported", "notReported"), states("nil-returned", "usda", "RA1", "RA2", "RA3"));
        Writ.obligationAs(Tokens.reporter("usda"), Writ.obligation("nil-returned", "usda", "RA2", 1))
                .body("history.kind", equalTo(List.of("opened", "notApplicable", "reinstated")));
        Writ.answer("usda", report, "{\"nil\": true}");
        assertEquals(
                List.of("submitted", "notApplicable", "notApplicable"),
                states("nil-returned", "usda", "RA1", "RA2", "RA3"));
    }

    @Test
    void anAnswerWithFindingsInPlaceOfTheNilReinstatesToo() {
        // Given
        Writ.issued("nil-replaced", "2017-09-13", "usda");
        String report = Writ.obligation("nil-replaced", "usda", "RA1", 1);
        Writ.answer("usda", Writ.obligation("nil-replaced", "usda", "RA2", 1), "{\"content\": {\"plan\": 1}}");
        Writ.answer("usda", report, "{\"nil\": true}");
        assertEquals(List.of("notApplicable"), states("nil-replaced", "usda", "RA2"));
        // When
        Writ.found("nil-replaced", "usda", 1);
        // Then
        assertEquals(List.of("submitted", "notReported"), states("nil-replaced", "usda", "RA2", "RA3"));
    }

    @Test
    void anAcceptedPlanIsNotUndoneByALaterNil() {
        // Given
        Writ.issued("nil-later", "2017-09-13", "usda");
        Writ.accept(
                Writ.answer("usda", Writ.obligation("nil-later", "usda", "RA2", 1), "{\"content\": {\"plan\": 1}}"));
        // When
        Writ.answer("usda", Writ.obligation("nil-later", "usda", "RA1", 1), "{\"nil\": true}");
        // Then
        assertEquals(List.of("accepted", "notApplicable"), states("nil-later", "usda", "RA2", "RA3"));
    }

    @Test
    void aNilWhilePossibleFindingsStandNeedsSomebodysReason() {
        // Given
        Writ.issued("nil-possible", "2017-09-13", "usda");
        String report = Writ.obligation("nil-possible", "usda", "RA1", 1);
        Writ.reportedPossible("nil-possible", "usda", ON_THE_DAY, 2);
        // When, Then
        Writ.reporter("usda")
                .body("{\"nil\": true}")
                .post("/v1/obligations/" + report + "/submissions")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://writ.dev/problems/possible-findings"))
                .body("errors[0].at", equalTo("/reason"))
                .body("possible", equalTo(2));
        Writ.answer("usda", report, "{\"nil\": true, \"reason\": \"KAV is a video codec here\"}");
        Writ.reporter("usda")
                .get("/v1/obligations/" + report)
                .then()
                .body("nil", equalTo(true))
                .body("contradicted", equalTo(false));
    }

    @Test
    void aNilAgainstCurrentFindingsIsRefusedWithTheProducts() {
        // Given
        Writ.issued("nil-against", "2017-09-13", "usda");
        String report = Writ.obligation("nil-against", "usda", "RA1", 1);
        Writ.reported("nil-against", "usda", ON_THE_DAY, 12);
        // When, Then
        Writ.reporter("usda")
                .body("{\"nil\": true}")
                .post("/v1/obligations/" + report + "/submissions")
                .then()
                .statusCode(409)
                .body("type", equalTo("https://writ.dev/problems/nil-against-findings"))
                .body("products", hasSize(1))
                .body("products[0].product", equalTo("Endpoint Security"))
                .body("products[0].enumerated", equalTo(12));
    }

    @Test
    void aNilWithAReasonAgainstFindingsStandsAndIsMarkedContradicted() {
        // Given
        Writ.issued("nil-reason", "2017-09-13", "usda");
        String report = Writ.obligation("nil-reason", "usda", "RA1", 1);
        Writ.reported("nil-reason", "usda", ON_THE_DAY, 12);
        // When
        Writ.answer("usda", report, "{\"nil\": true, \"reason\": \"the scanner takes a test file for it\"}");
        // Then
        Writ.obligationAs(Tokens.analyst(), report).body("nil", equalTo(true)).body("contradicted", equalTo(true));
    }

    @Test
    void findingsThatTurnUpLaterContradictTheNilFromThenOn() {
        // Given
        Writ.issued("nil-later-found", "2017-09-13", "usda");
        String report = Writ.obligation("nil-later-found", "usda", "RA1", 1);
        Writ.answer("usda", report, "{\"nil\": true}");
        Writ.obligationAs(Tokens.analyst(), report).body("contradicted", equalTo(false));
        TestClock.hold(Instant.parse("2017-10-01T13:00:00Z"));
        // When
        Writ.reported("nil-later-found", "usda", Instant.parse("2017-10-01T12:00:00Z"), 3);
        // Then
        Writ.obligationAs(Tokens.analyst(), report)
                .body("contradicted", equalTo(true))
                .body("nil", equalTo(true));
        Writ.analyst()
                .queryParam("asOf", "2017-09-30")
                .get("/v1/obligations/" + report)
                .then()
                .body("contradicted", equalTo(false));
        Writ.withdrawn("nil-later-found", "usda", ON_THE_DAY, 0);
        Writ.obligationAs(Tokens.analyst(), report).body("contradicted", equalTo(false));
    }

    @Test
    void findingsBetweenSendingAndSigningStopTheSignature() {
        // Given
        Writ.issued("nil-between", "2017-09-13", "usda");
        Writ.Version nil = Writ.submit("usda", Writ.obligation("nil-between", "usda", "RA1", 1), "{\"nil\": true}");
        Writ.reported("nil-between", "usda", ON_THE_DAY, 1);
        // When, Then
        Writ.attest("usda", nil).then().statusCode(409).body("products", hasSize(1));
        assertEquals(List.of("notReported"), states("nil-between", "usda", "RA1"));
    }

    @Test
    void aCleanInventoryIsNoNil() {
        // Given
        Writ.issued("clean", "2017-09-13", "usda");
        String report = Writ.obligation("clean", "usda", "RA1", 1);
        // When
        Writ.reported("clean", "usda", ON_THE_DAY, 0);
        Writ.answer("usda", report, "{}");
        // Then
        Writ.obligationAs(Tokens.analyst(), report)
                .body("state", equalTo("submitted"))
                .body("nil", equalTo(false));
        assertEquals(List.of("notReported", "notReported"), states("clean", "usda", "RA2", "RA3"));
    }

    @Test
    void aNilAndAReportThatRaceNeverLeaveAnUnmarkedContradiction() throws Exception {
        // Given
        List<String> agencies = List.of("usda", "hhs", "treas", "doj", "dhs", "dot");
        Writ.issued("nil-race", "2017-09-13", agencies.toArray(String[]::new));
        List<String> obligations = agencies.stream()
                .map(agency -> Writ.obligation("nil-race", agency, "RA1", 1))
                .toList();
        // When
        for (int n = 0; n < agencies.size(); n++) {
            String agency = agencies.get(n);
            Writ.Version nil = Writ.submit(agency, obligations.get(n), "{\"nil\": true}");
            var reports = new java.util.concurrent.atomic.AtomicBoolean();
            Api.atOnce(2, () -> {
                if (reports.compareAndSet(false, true)) {
                    Writ.reported("nil-race", agency, ON_THE_DAY, 4);
                    return 0;
                }
                return Writ.attest(agency, nil).statusCode();
            });
        }
        // Then
        IntStream.range(0, agencies.size()).forEach(n -> {
            var obligation = Writ.obligationAs(Tokens.analyst(), obligations.get(n))
                    .extract()
                    .jsonPath();
            boolean stands = obligation.getBoolean("nil");
            assertEquals(stands, obligation.getBoolean("contradicted"));
            assertTrue(stands || obligation.getString("state").equals("notReported"));
        });
    }

    private static List<String> states(String directive, String agency, String... actions) {
        return java.util.Arrays.stream(actions)
                .map(action -> Writ.obligationAs(Tokens.analyst(), Writ.obligation(directive, agency, action, 1))
                        .extract()
                        .<String>path("state"))
                .toList();
    }
}
