package writ.directive.submission;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import java.util.Collections;
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
class AttestationApiTest {

    private static final Instant DUE = Instant.parse("2017-10-14T04:00:00Z");

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void oneMicrosecondDecidesWhatIsOnTime() {
        // Given
        Writ.issued("microsecond", "2017-09-13", "usda", "hhs", "treas");
        Writ.Version before = nil("microsecond", "usda");
        Writ.Version at = nil("microsecond", "hhs");
        Writ.Version after = nil("microsecond", "treas");
        // When
        TestClock.hold(DUE.minusNanos(1000));
        Writ.attest("usda", before).then().statusCode(201);
        TestClock.hold(DUE);
        Writ.attest("hhs", at).then().statusCode(201);
        TestClock.hold(DUE.plusNanos(1000));
        Writ.attest("treas", after).then().statusCode(201);
        // Then
        assertEquals(List.of(false, true, true), List.of(late("usda"), late("hhs"), late("treas")));
        assertEquals(false, overdue("hhs", DUE.minusNanos(1000)));
        assertEquals(true, overdue("treas", DUE));
        assertEquals(false, overdue("treas", DUE.plusNanos(1000)));
    }

    private static Writ.Version nil(String directive, String agency) {
        return Writ.submit(agency, Writ.obligation(directive, agency, "RA1", 1), "{\"nil\": true}");
    }

    private static boolean late(String agency) {
        return Writ.obligationAs(Tokens.analyst(), Writ.obligation("microsecond", agency, "RA1", 1))
                .extract()
                .path("late");
    }

    private static boolean overdue(String agency, Instant asOf) {
        return Writ.analyst()
                .queryParam("asOf", asOf.toString())
                .get("/v1/obligations/" + Writ.obligation("microsecond", agency, "RA1", 1))
                .path("overdue");
    }

    @Test
    void aSignatureIsUnderOneExactVersion() {
        // Given
        Writ.issued("exact", "2017-09-13", "usda");
        String id = Writ.obligation("exact", "usda", "RA2", 1);
        Writ.Version first = Writ.submit("usda", id, "{\"content\": {\"n\": 1}}");
        Writ.Version second = Writ.submit("usda", id, "{\"content\": {\"n\": 2}}");
        // When, Then
        Writ.attester("usda")
                .body("{}")
                .post("/v1/submissions/" + second.id() + "/attestation")
                .then()
                .statusCode(428);
        Writ.attest("usda", new Writ.Version(second.id(), first.etag())).then().statusCode(412);
        Writ.attest("usda", new Writ.Version(second.id(), "*"))
                .then()
                .statusCode(412)
                .body("detail", startsWith("If-Match: * names no version"));
        Writ.attest("usda", first)
                .then()
                .statusCode(409)
                .body("type", equalTo("https://writ.dev/problems/newer-version"));
        Writ.attest("usda", second)
                .then()
                .statusCode(201)
                .body("attestation.name", equalTo("Jo Doe"))
                .body("attestation.role", equalTo("CIO"))
                .body("attestation.digest", equalTo(second.etag().replace("\"", "")));
    }

    @Test
    void changingTheDataNeedsANewSignatureAndUntilThenTheOldAnswerStands() {
        // Given
        Writ.issued("changing", "2017-09-13", "usda");
        String id = Writ.obligation("changing", "usda", "RA2", 1);
        Writ.Version first = Writ.answer("usda", id, "{\"content\": {\"n\": 1}}");
        // When
        Writ.Version second = Writ.submit("usda", id, "{\"content\": {\"n\": 2}}");
        // Then
        assertEquals(first.id(), standing(id));
        Writ.attest("usda", second).then().statusCode(201);
        assertEquals(second.id(), standing(id));
    }

    private static String standing(String obligation) {
        return Writ.obligationAs(Tokens.analyst(), obligation)
                .extract()
                .jsonPath()
                .getString("history[-1].submission");
    }

    @Test
    void correctingATimelyAnswerDoesNotMakeItLate() {
        // Given
        Writ.issued("correcting", "2017-09-13", "usda");
        String id = Writ.obligation("correcting", "usda", "RA2", 1);
        Writ.Version first = Writ.answer("usda", id, "{\"content\": {\"n\": 1}}");
        TestClock.hold(Instant.parse("2017-11-20T15:00:00Z"));
        // When
        Writ.answer("usda", id, "{\"content\": {\"n\": 2}}");
        // Then
        Writ.obligationAs(Tokens.analyst(), id).body("late", equalTo(false)).body("state", equalTo("submitted"));
        Writ.review(first, "{\"decision\": \"accepted\"}").then().statusCode(409);
    }

    @Test
    void theSameSignatureAgainIsTheSameAndAnotherIsRefused() throws Exception {
        // Given
        Writ.issued("twice-signed", "2017-09-13", "usda");
        Writ.Version version = nil("twice-signed", "usda");
        // When
        List<Integer> same = Api.atOnce(6, () -> Writ.attest("usda", version).statusCode());
        // Then
        assertEquals(1, Collections.frequency(same, 201));
        assertEquals(5, Collections.frequency(same, 200));
        sign(version, "Someone Else").then().statusCode(409);
        assertEquals(
                1,
                Facts.count(
                        "SELECT count(*) FROM directive.obligation_facts WHERE submission = ?::uuid", version.id()));
    }

    @Test
    void ofTwoOfficialsWhoSignAtOnceOneHasSigned() throws Exception {
        // Given
        Writ.issued("two-sign", "2017-09-13", "usda");
        Writ.Version version = nil("two-sign", "usda");
        AtomicInteger n = new AtomicInteger();
        // When
        List<Integer> answers = Api.atOnce(
                4, () -> sign(version, "Official " + n.incrementAndGet()).statusCode());
        // Then
        assertEquals(1, Collections.frequency(answers, 201));
        assertEquals(3, Collections.frequency(answers, 409));
    }

    private static Response sign(Writ.Version version, String name) {
        return Writ.attester("usda")
                .header("If-Match", version.etag())
                .body("{\"name\": \"" + name
                        + "\", \"title\": \"CIO\", \"role\": \"SAORM\", \"statement\": \"Complete.\"}")
                .post("/v1/submissions/" + version.id() + "/attestation");
    }

    @Test
    void aSignatureNamesAnOfficialATitleARoleAndAStatement() {
        // Given
        Writ.issued("named", "2017-09-13", "usda");
        Writ.Version version = nil("named", "usda");
        // When, Then
        refused(version, "{\"title\": \"CIO\", \"role\": \"CIO\", \"statement\": \"x\"}", "/name");
        refused(version, "{\"name\": \"Jo\", \"role\": \"CIO\", \"statement\": \"x\"}", "/title");
        refused(version, "{\"name\": \"Jo\", \"title\": \"CIO\", \"statement\": \"x\"}", "/role");
        refused(
                version,
                "{\"name\": \"Jo\", \"title\": \"CIO\", \"role\": \"CIO\", \"statement\": \" \"}",
                "/statement");
        Writ.attester("usda")
                .header("If-Match", version.etag())
                .body("{\"name\": \"Jo\", \"title\": \"CIO\", \"role\": \"CISO\", \"statement\": \"x\"}")
                .post("/v1/submissions/" + version.id() + "/attestation")
                .then()
                .statusCode(400);
    }

    private static void refused(Writ.Version version, String body, String at) {
        Writ.attester("usda")
                .header("If-Match", version.etag())
                .body(body)
                .post("/v1/submissions/" + version.id() + "/attestation")
                .then()
                .statusCode(422)
                .body("errors.at", hasItem(at));
    }

    @Test
    void onlyTheAgencysOwnAttesterSigns() {
        // Given
        Writ.issued("own-attester", "2017-09-13", "usda", "hhs");
        Writ.Version version = nil("own-attester", "usda");
        String path = "/v1/submissions/" + version.id() + "/attestation";
        // When, Then
        Writ.reporter("usda")
                .header("If-Match", version.etag())
                .body("{}")
                .post(path)
                .then()
                .statusCode(403);
        Writ.analyst()
                .header("If-Match", version.etag())
                .body("{}")
                .post(path)
                .then()
                .statusCode(403);
        Writ.attest("hhs", version).then().statusCode(404);
    }
}
