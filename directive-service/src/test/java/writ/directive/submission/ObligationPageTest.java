package writ.directive.submission;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Facts;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class ObligationPageTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void itSaysWhatIsDueWhenWhatTheDraftSaysAndHowToAnswer() {
        // Given
        Writ.issued("page-says", "2017-09-13", "usda");
        String id = Writ.obligation("page-says", "usda", "RA1", 1);
        Writ.reported("page-says", "usda", Instant.parse("2017-09-13T12:00:00Z"), 12);
        // When
        new Browser("agency-reporter", "usda")
                .open("/obligations/" + id)
                .statusCode(200)
                .contentType(startsWith("text/html"))
                // Then
                .header("Content-Security-Policy", containsString("default-src 'none'; style-src 'sha256-"))
                .header("Cache-Control", "no-store")
                .body(containsString("<html lang=\"en\">"))
                .body(containsString("BOD 17-01, required action RA1: an inventory report"))
                .body(containsString("end of 13 October 2017 (Eastern)"))
                .body(containsString("answered before 2017-10-14T04:00:00Z it is on time"))
                .body(containsString("Within 30 calendar days"))
                .body(containsString("Share only with those who need to know"))
                .body(containsString("not reported yet"))
                .body(containsString("<td>Endpoint Security</td><td class=\"number\">12</td>"))
                .body(containsString("/v1/obligations/" + id + "/submissions"))
                .body(containsString("/v1/reports?asOf="));
    }

    @Test
    void itNamesTheAgencyAsPeopleDo() {
        // Given
        Writ.issued("page-name", "2017-09-13", "usda");
        // When
        new Browser("agency-reporter", "usda")
                .open("/obligations/" + Writ.obligation("page-name", "usda", "RA1", 1))
                // Then
                .body(containsString("<dd>United States Department of Agriculture</dd>"));
    }

    @Test
    void anOverriddenInstantIsNotExplainedByTheRuleItReplaces() {
        // Given
        Writ.draft("page-override", "2017-09-13", "usda");
        Writ.issuer()
                .header("If-Match", Writ.preview("page-override"))
                .body("""
                        {"overrides": [{"action": "RA1", "dueBefore": "2017-10-01T00:00:00Z",
                                        "reason": "agreed <on> the phone"}]}""")
                .post("/v1/directives/page-override/issuance")
                .then()
                .statusCode(201);
        // When
        new Browser("agency-reporter", "usda")
                .open("/obligations/" + Writ.obligation("page-override", "usda", "RA1", 1))
                // Then
                .body(containsString("before 20:00 on 30 September 2017 (Eastern)"))
                .body(containsString("another instant than the computed one</dt><dd>agreed &lt;on&gt; the phone</dd>"))
                .body(containsString("How the one it replaces was computed"))
                .body(not(containsString("How that was computed")));
    }

    @Test
    void whatIsOnlyToBeBegunBeginsAndIsNoSeries() {
        // Given
        Writ.draftOf("page-begin", "2017-09-13", """
                - id: RA1
                  deliver: status
                  begin: { after: issuance, days: 90 }
                """, "usda");
        Writ.issue("page-begin").then().statusCode(201);
        Writ.issued("page-series", "2017-09-13", "usda");
        String series = Writ.obligation("page-series", "usda", "RA3", 2);
        // When
        new Browser("agency-reporter", "usda")
                .open("/obligations/" + Writ.obligation("page-begin", "usda", "RA1", 1))
                // Then
                .body(containsString("<dt>Begins</dt><dd>start of 12 December 2017 (Eastern)</dd>"))
                .body(not(containsString("<dt>Due</dt>")))
                .body(not(containsString("Number in the series")));
        new Browser("agency-reporter", "usda")
                .open("/obligations/" + series)
                .body(containsString("<dt>Number in the series</dt><dd>2</dd>"));
        Writ.obligationAs(Tokens.analyst(), series).body("until", equalTo("removed"));
    }

    @Test
    void figuresOfPartsThatReportedApartSayHowOldTheOldestIs() {
        // Given
        Writ.issued("page-parts", "2017-09-13", "usda");
        Writ.told("""
                [{"specversion": "1.0", "id": "parts-1", "source": "/v1/inventory-events",
                  "type": "dev.writ.findings.changed", "subject": "usda", "time": "2017-09-13T12:00:00Z",
                  "data": {"agency": "usda", "directive": "page-parts", "because": "scope", "figures": {
                    "products": [], "enumerated": 3, "declared": 0, "bounds": {"atLeast": 3, "atMost": 3},
                    "asOf": "2017-09-13T11:00:00Z", "oldestAsOf": "2017-08-01T00:00:00Z", "reports": ["r"]}}}]""");
        await().until(() -> Facts.figuresKnown("parts-1"));
        // When
        new Browser("agency-reporter", "usda")
                .open("/obligations/" + Writ.obligation("page-parts", "usda", "RA1", 1))
                // Then
                .body(containsString(
                        "As of 2017-09-13T11:00:00Z; the oldest of the reports is as of 2017-08-01T00:00:00Z."));
    }

    @Test
    void itsStylesAreTheOnesItsPolicyNames() throws Exception {
        // Given
        Writ.issued("page-styles", "2017-09-13", "usda");
        String id = Writ.obligation("page-styles", "usda", "RA1", 1);
        // When
        Response page = new Browser("agency-attester", "usda")
                .open("/obligations/" + id)
                .extract()
                .response();
        // Then
        String styles = page.asString().replaceAll("(?s).*<style>(.*)</style>.*", "$1");
        byte[] digest = java.security.MessageDigest.getInstance("SHA-256").digest(styles.getBytes());
        String expected = "'sha256-" + java.util.Base64.getEncoder().encodeToString(digest) + "'";
        assertTrue(page.header("Content-Security-Policy").contains(expected));
    }

    @Test
    void theHistoryIsReadThereToo() {
        // Given
        Writ.issued("page-history", "2017-09-13", "usda");
        String id = Writ.obligation("page-history", "usda", "RA1", 1);
        Writ.Version nil = Writ.answer("usda", id, "{\"nil\": true}");
        Writ.review(nil, "{\"decision\": \"returned\", \"reason\": \"what about <labs>?\"}")
                .then()
                .statusCode(200);
        // When
        new Browser("authority-analyst", null)
                .open("/obligations/" + id)
                .statusCode(200)
                // Then
                .body(containsString("Answered: nothing found"))
                .body(containsString("Returned: what about &lt;labs&gt;?"))
                .body(containsString("Test authority-analyst"))
                .body(not(containsString("The draft")))
                .body(not(containsString("How to answer")));
    }

    @Test
    void theDraftIsTheDepartmentsAlone() {
        // Given
        Writ.issued("page-draft", "2017-09-13", "usda");
        String id = Writ.obligation("page-draft", "usda", "RA1", 1);
        Writ.reported("page-draft", "usda", Instant.parse("2017-09-13T12:00:00Z"), 12);
        // When, Then
        Browser component = new Browser("component-reporter", "usda");
        component.open("/obligations/" + id).statusCode(200).body(not(containsString("Endpoint Security")));
    }

    @Test
    void aForeignObligationAndOneThatIsNotThereAreTheSamePage() {
        // Given
        Writ.issued("page-foreign", "2017-09-13", "usda", "hhs");
        String foreign = Writ.obligation("page-foreign", "hhs", "RA1", 1);
        Browser usda = new Browser("agency-reporter", "usda");
        // When
        String there =
                usda.open("/obligations/" + foreign).statusCode(404).extract().asString();
        String notThere = usda.open("/obligations/00000000-0000-7000-8000-000000000000")
                .statusCode(404)
                .extract()
                .asString();
        String noId =
                usda.open("/obligations/nonsense").statusCode(404).extract().asString();
        String oversight = new Browser("oversight", null)
                .open("/obligations/" + foreign)
                .statusCode(404)
                .extract()
                .asString();
        // Then
        assertEquals(notThere, there);
        assertEquals(notThere, noId);
        assertEquals(notThere, oversight);
        assertFalse(there.contains("BOD"));
    }

    @Test
    void withoutASignInNothingIsSaid() {
        // Given
        Writ.issued("page-open", "2017-09-13", "usda");
        String path = "/obligations/" + Writ.obligation("page-open", "usda", "RA1", 1);
        // When
        Response answer = given().redirects().follow(false).get(path);
        // Then
        assertEquals(302, answer.statusCode());
        assertTrue(answer.header("Location").startsWith(Tokens.issuerUrl() + "/authorize"));
        assertFalse(answer.asString().contains("BOD"));
        Response withToken = given().redirects()
                .follow(false)
                .auth()
                .oauth2(Tokens.reporter("usda"))
                .get(path);
        assertFalse(withToken.asString().contains("BOD"));
    }
}
