package writ.directive.submission;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
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
class SubmissionApiTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void aVersionCarriesTheContentAndTheFiguresOfTheDraft() {
        // Given
        Writ.issued("sent", "2017-09-13", "usda");
        String id = Writ.obligation("sent", "usda", "RA1", 1);
        Writ.reported("sent", "usda", Instant.parse("2017-09-13T12:00:00Z"), 12);
        Writ.reporter("usda")
                .header("If-Match", "*")
                .body("{\"content\": {\"method\": \"agent\"}}")
                .put("/v1/obligations/" + id + "/draft")
                .then()
                .statusCode(200);
        // When
        Writ.Version version = Writ.submit("usda", id, "{}");
        // Then
        Writ.reporter("usda")
                .get("/v1/submissions/" + version.id())
                .then()
                .statusCode(200)
                .header("ETag", version.etag())
                .body("version", equalTo(1))
                .body("nil", equalTo(false))
                .body("content.method", equalTo("agent"))
                .body("figures.enumerated", equalTo(12))
                .body("effectiveAt", nullValue())
                .body("submittedBy", equalTo("Test agency-reporter"));
    }

    @Test
    void whatIsNotSignedYetIsTheAgencysOwnBusiness() {
        // Given
        Writ.issued("unsigned", "2017-09-13", "usda");
        String id = Writ.obligation("unsigned", "usda", "RA2", 1);
        // When
        Writ.Version version = Writ.submit("usda", id, "{\"content\": {\"plan\": \"x\"}}");
        // Then
        String path = "/v1/submissions/" + version.id();
        Writ.analyst().get(path).then().statusCode(404);
        Writ.analyst()
                .get("/v1/obligations/" + id + "/submissions")
                .then()
                .statusCode(200)
                .body("items", hasSize(0));
        Writ.as(Tokens.of("auditor", "usda", null)).get(path).then().statusCode(404);
        Writ.attester("usda").get(path).then().statusCode(200);
        Writ.obligationAs(Tokens.analyst(), id).body("state", equalTo("notReported"));
        Writ.attest("usda", version).then().statusCode(201);
        Writ.analyst().get(path).then().statusCode(200).body("content.plan", equalTo("x"));
        Writ.obligationAs(Tokens.analyst(), id).body("state", equalTo("submitted"));
    }

    @Test
    void whereNoAttestationIsAskedForSendingIsTheAnswer() {
        // Given
        Writ.draftOf("no-attestation", "2017-09-13", """
                - id: RA1
                  deliver: plan
                  attest: none
                  due: { after: issuance, days: 30, stated: Within 30 calendar days }
                """, "usda");
        Writ.issue("no-attestation").then().statusCode(201);
        String id = Writ.obligation("no-attestation", "usda", "RA1", 1);
        TestClock.hold(Instant.parse("2017-10-14T04:00:00Z"));
        // When
        Writ.Version version = Writ.submit("usda", id, "{\"content\": {\"plan\": \"x\"}}");
        // Then
        Writ.obligationAs(Tokens.analyst(), id)
                .body("state", equalTo("submitted"))
                .body("late", equalTo(true));
        Writ.attest("usda", version).then().statusCode(409);
    }

    @Test
    void everyVersionIsKept() {
        // Given
        Writ.issued("versions", "2017-09-13", "usda");
        String id = Writ.obligation("versions", "usda", "RA2", 1);
        Writ.Version first = Writ.answer("usda", id, "{\"content\": {\"plan\": 1}}");
        // When
        Writ.Version second = Writ.submit("usda", id, "{\"content\": {\"plan\": 2}}");
        // Then
        Writ.reporter("usda")
                .get("/v1/obligations/" + id + "/submissions")
                .then()
                .body("items.id", equalTo(List.of(second.id(), first.id())))
                .body("items.content", equalTo(java.util.Arrays.asList(null, null)));
        Writ.analyst()
                .get("/v1/obligations/" + id + "/submissions")
                .then()
                .body("items.id", equalTo(List.of(first.id())));
        Writ.reporter("usda")
                .queryParam("limit", 1)
                .queryParam(
                        "pageToken",
                        Writ.reporter("usda")
                                .queryParam("limit", 1)
                                .get("/v1/obligations/" + id + "/submissions")
                                .<String>path("nextPageToken"))
                .get("/v1/obligations/" + id + "/submissions")
                .then()
                .body("items.version", equalTo(List.of(1)))
                .body("nextPageToken", nullValue());
    }

    @Test
    void anAnswerHasToFitWhatIsOwed() {
        // Given
        Writ.issued("fits", "2017-09-13", "usda");
        String report = Writ.obligation("fits", "usda", "RA1", 1);
        String plan = Writ.obligation("fits", "usda", "RA2", 1);
        String status = Writ.obligation("fits", "usda", "RA3", 1);
        // When, Then
        refused(plan, "{\"nil\": true}", "/nil");
        refused(plan, "{\"content\": {\"a\": 1}, \"complete\": true, \"remaining\": 0}", "/complete");
        refused(status, "{\"complete\": true, \"remaining\": 3}", "/remaining");
        refused(status, "{\"complete\": true}", "/remaining");
        refused(status, "{\"complete\": false, \"remaining\": -1}", "/remaining");
        refused(report, "{}", "/nil");
        refused(report, "{\"content\": \"none\"}", "/content");
        Writ.submit("usda", status, "{\"complete\": false, \"remaining\": 3}");
        Writ.reporter("usda")
                .body("{\"nill\": true}")
                .post("/v1/obligations/" + report + "/submissions")
                .then()
                .statusCode(400);
    }

    private static void refused(String obligation, String body, String at) {
        Writ.reporter("usda")
                .body(body)
                .post("/v1/obligations/" + obligation + "/submissions")
                .then()
                .statusCode(422)
                .body("errors.at", hasItem(at));
    }

    @Test
    void onlyTheDepartmentAnswersAndOnlyForItself() {
        // Given
        Writ.issued("who", "2017-09-13", "usda", "hhs");
        String path = "/v1/obligations/" + Writ.obligation("who", "usda", "RA1", 1) + "/submissions";
        // When, Then
        answered(Tokens.of("component-reporter", "usda", "forest-service"), path, 403);
        answered(Tokens.attester("usda"), path, 403);
        answered(Tokens.analyst(), path, 403);
        answered(Tokens.reporter("hhs"), path, 404);
        answered(both("usda"), path, 403);
        answered(Tokens.reporter("usda"), path, 201);
    }

    private static void answered(String token, String path, int expected) {
        Writ.as(token)
                .contentType("application/json")
                .body("{\"nil\": true}")
                .post(path)
                .then()
                .statusCode(expected);
    }

    /** A token of the authority that also says it reports for an agency. */
    private static String both(String agency) {
        return Tokens.with(java.util.Map.of(
                "sub", "both", "groups", List.of("authority-analyst", "agency-reporter"), "writ_agency", agency));
    }

    @Test
    void theSameKeyMakesOneVersionHoweverOften() throws Exception {
        // Given
        Writ.issued("same-key", "2017-09-13", "usda");
        String path = "/v1/obligations/" + Writ.obligation("same-key", "usda", "RA1", 1) + "/submissions";
        // When
        List<Response> answers = Api.atOnce(6, () -> keyed(path, "k1", "{\"nil\": true}"));
        // Then
        assertEquals(
                1, answers.stream().filter(answer -> answer.statusCode() == 201).count());
        assertEquals(
                5, answers.stream().filter(answer -> answer.statusCode() == 200).count());
        assertEquals(
                1,
                answers.stream()
                        .map(answer -> answer.<String>path("id"))
                        .distinct()
                        .count());
        keyed(path, "k1", "{\"nil\": true, \"reason\": \"other\"}").then().statusCode(422);
        keyed(path, "k2", "{\"nil\": true}").then().statusCode(201).body("version", equalTo(2));
    }

    private static Response keyed(String path, String key, String body) {
        return Writ.reporter("usda").header("Idempotency-Key", key).body(body).post(path);
    }

    @Test
    void versionsSentAtOnceAreNumberedOneByOne() throws Exception {
        // Given
        Writ.issued("numbered", "2017-09-13", "usda");
        String id = Writ.obligation("numbered", "usda", "RA2", 1);
        AtomicInteger n = new AtomicInteger();
        // When
        List<Integer> versions = Api.atOnce(
                8,
                () -> Writ.reporter("usda")
                        .body("{\"content\": {\"n\": " + n.incrementAndGet() + "}}")
                        .post("/v1/obligations/" + id + "/submissions")
                        .path("version"));
        // Then
        assertEquals(List.of(1, 2, 3, 4, 5, 6, 7, 8), versions.stream().sorted().toList());
    }

    @Test
    void whoSendsCanNameTheDraftThatWasRead() {
        // Given
        Writ.issued("named-draft", "2017-09-13", "usda");
        String id = Writ.obligation("named-draft", "usda", "RA1", 1);
        String read =
                Writ.reporter("usda").get("/v1/obligations/" + id + "/draft").header("ETag");
        Writ.reported("named-draft", "usda", Instant.parse("2017-09-13T12:00:00Z"), 12);
        // When, Then
        Writ.reporter("usda")
                .header("If-Match", read)
                .body("{\"content\": {\"a\": 1}}")
                .post("/v1/obligations/" + id + "/submissions")
                .then()
                .statusCode(412);
        assertEquals(0, Facts.count("SELECT count(*) FROM directive.submissions WHERE obligation = ?::uuid", id));
    }
}
