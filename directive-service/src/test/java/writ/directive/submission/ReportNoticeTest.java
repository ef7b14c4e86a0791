package writ.directive.submission;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Facts;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What readers of an obligation see of the reports that it asks for; each test has agencies of its own. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class ReportNoticeTest {

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void theNewestReportsMarksAreThoseOfTheDirectiveOrOfNone() {
        // Given
        Writ.issued("notice-marks", "2017-09-13", "nasa");
        String old = mark("coverage", null);
        told(
                received("marks-1", "nasa", null, "2017-09-12T00:00:00Z", old),
                received(
                        "marks-2",
                        "nasa",
                        null,
                        "2017-09-13T00:00:00Z",
                        mark("jump", null) + ", " + mark("daysOld", "notice-marks") + ", "
                                + mark("duplicates", "another-directive")),
                received("marks-3", "nasa", null, "2017-09-11T00:00:00Z", old));
        // When
        detail(Tokens.reporter("nasa"), "notice-marks", "nasa")
                // Then
                .body("reporting.newest.report", contains("marks-2"))
                .body("reporting.newest[0].asOf", equalTo("2017-09-13T00:00:00Z"))
                .body("reporting.newest[0].component", nullValue())
                .body("reporting.newest[0].marks.measure", contains("jump", "daysOld"))
                .body("reporting.newest[0].marks.directive", contains(null, "notice-marks"))
                .body("reporting.newest[0].marks[0].advice", equalTo("Do <it> again."))
                .body("reporting.refused", empty())
                .body("reporting.reintroduced", empty());
    }

    @Test
    void whereADirectiveHasAThresholdOfItsOwnTheServicesMarksNothing() {
        // Given
        Writ.draftWith("notice-own", "2017-09-13", """
                - id: RA1
                  deliver: inventory-report
                  due: { after: issuance, days: 30 }
                """, "{ coverage: 0.5 }", "epa");
        Writ.issue("notice-own").then().statusCode(201);
        told(received(
                "own-1", "epa", null, "2017-09-13T00:00:00Z", mark("coverage", null) + ", " + mark("jump", null)));
        // When, Then
        detail(Tokens.reporter("epa"), "notice-own", "epa").body("reporting.newest[0].marks.measure", contains("jump"));
    }

    @Test
    void aWithdrawnReportIsNotTheNewest() {
        // Given
        Writ.issued("notice-withdrawn", "2017-09-13", "doi");
        told(
                received("withdrawn-1", "doi", null, "2017-09-12T00:00:00Z", ""),
                received("withdrawn-2", "doi", null, "2017-09-13T00:00:00Z", mark("jump", null)),
                back("withdrawn-3", "doi", "notice-withdrawn", "withdrawn-2"));
        // When
        told(event("withdrawn-4", "dev.writ.report.withdrawn", "doi", null, "\"report\": \"withdrawn-2\""));
        // Then
        detail(Tokens.analyst(), "notice-withdrawn", "doi")
                .body("reporting.newest.report", contains("withdrawn-1"))
                .body("reporting.reintroduced", empty());
    }

    @Test
    void aRefusedFileIsSaidOfUntilAReportIsReceived() {
        // Given
        Writ.issued("notice-refused", "2017-09-13", "hud");
        String part = "gnma";
        told(
                received("refused-1", "hud", part, "2017-09-13T00:00:00Z", ""),
                refused("refused-2", "hud", part),
                refused("refused-3", "hud", null));
        detail(Tokens.reporter("hud"), "notice-refused", "hud")
                .body("reporting.refused.component", contains(null, part))
                .body("reporting.refused[0].refusedAt", equalTo("2017-09-13T12:00:00Z"))
                .body(
                        "reporting.refused[1].reason",
                        equalTo("The report has rows that cannot be taken. First of all: line 2 has no supplier"))
                .body("reporting.newest.component", contains(part));
        // When
        told(received("refused-4", "hud", part, "2017-09-13T00:00:00Z", ""));
        // Then
        detail(Tokens.reporter("hud"), "notice-refused", "hud").body("reporting.refused.size()", equalTo(1));
    }

    @Test
    void whatIsBackIsSaidUnderItsDirectiveAlone() {
        // Given
        Writ.issued("notice-back", "2017-09-13", "hud", "hhs");
        Writ.issued("notice-back-other", "2017-09-13", "hud");
        told(back("back-1", "hud", "notice-back", "r-1"), back("back-2", "hud", "notice-back", "r-2"));
        // When
        detail(Tokens.reporter("hud"), "notice-back", "hud")
                // Then
                .body("reporting.reintroduced.report", contains("r-2", "r-1"))
                .body("reporting.reintroduced[0].count", equalTo(3))
                .body("reporting.reintroduced[0].at", equalTo("2017-09-13T12:00:00Z"))
                .body("reporting.reintroduced[0].products.product", contains("KES"))
                .body("reporting.reintroduced[0].products[0].goneSince", equalTo("2017-08-01T00:00:00Z"));
        detail(Tokens.reporter("hud"), "notice-back-other", "hud").body("reporting.reintroduced", empty());
        detail(Tokens.reporter("hhs"), "notice-back", "hhs").body("reporting.reintroduced", empty());
    }

    @Test
    void aComponentSeesItsOwnAndAnotherAgencyNothing() {
        // Given
        Writ.issued("notice-component", "2017-09-13", "usda", "hhs");
        told(
                received("component-1", "usda", "fs", "2017-09-13T10:00:00Z", mark("jump", null)),
                received("component-2", "usda", "ars", "2017-09-13T10:00:00Z", mark("jump", null)));
        String id = Writ.obligation("notice-component", "usda", "RA1", 1);
        // When, Then
        Writ.obligationAs(Tokens.of("component-reporter", "usda", "fs"), id)
                .statusCode(200)
                .body("reporting.newest.component", contains("fs"));
        Writ.obligationAs(Tokens.reporter("hhs"), id).statusCode(404);
    }

    @Test
    void eventsThatComeAgainAreKeptOnce() {
        // Given
        String[] events = {
            received("again-n-1", "usda", null, "2017-09-13T00:00:00Z", ""), refused("again-n-2", "usda", null)
        };
        told(events);
        // When
        Writ.told("[" + String.join(", ", events) + ", " + refused("again-n-3", "usda", null) + "]");
        await().until(() -> known("again-n-3"));
        // Then
        assertEquals(3, Facts.count("SELECT count(*) FROM directive.report_notices WHERE event LIKE 'again-n-%'"));
    }

    @Test
    void thePastIsReadByWhatWasTrueThen() {
        // Given
        Writ.issued("notice-past", "2017-09-13", "opm");
        told(received("past-1", "opm", null, "2017-09-13T00:00:00Z", mark("jump", null)));
        TestClock.hold(Instant.parse("2017-09-14T13:00:00Z"));
        told(event("past-2", "dev.writ.report.refused", "opm", null, "\"id\": \"x\"")
                .replace("2017-09-13T12:00:00Z", "2017-09-14T12:00:00Z"));
        // When, Then
        String id = Writ.obligation("notice-past", "opm", "RA1", 1);
        Writ.obligationAs(Tokens.reporter("opm"), id).body("reporting.refused.size()", equalTo(1));
        Writ.obligationAs(Tokens.reporter("opm"), id + "?asOf=2017-09-13T13:00:00Z")
                .body("reporting.refused", empty())
                .body("reporting.newest.size()", equalTo(1));
    }

    @Test
    void whatIsNoReportSaysNothingOfReports() {
        // Given
        Writ.issued("notice-plan", "2017-09-13", "usda");
        // When, Then
        Writ.obligationAs(Tokens.reporter("usda"), Writ.obligation("notice-plan", "usda", "RA2", 1))
                .body("reporting", nullValue());
    }

    @Test
    void theDraftSaysItWhereFiguresAreFilledIn() {
        // Given
        Writ.issued("notice-draft", "2017-09-13", "ssa");
        String draft = "/v1/obligations/" + Writ.obligation("notice-draft", "ssa", "RA1", 1) + "/draft";
        told(received("draft-n-1", "ssa", null, "2017-09-13T00:00:00Z", mark("coverage", null)));
        Writ.reporter("ssa").get(draft).then().body("reporting", nullValue());
        // When
        Writ.reported("notice-draft", "ssa", Instant.parse("2017-09-13T12:00:00Z"), 2);
        // Then
        Writ.reporter("ssa")
                .get(draft)
                .then()
                .body("figures.enumerated", equalTo(2))
                .body("reporting.newest[0].marks.measure", contains("coverage"));
    }

    @Test
    void thePageSaysItInSentences() {
        // Given
        Writ.issued("notice-page", "2017-09-13", "gsa");
        String path = "/obligations/" + Writ.obligation("notice-page", "gsa", "RA1", 1);
        new Browser("agency-reporter", "gsa").open(path).body(not(containsString("What the reports are like")));
        // When
        told(
                received("page-n-1", "gsa", null, "2017-09-13T00:00:00Z", mark("coverage", null)),
                back("page-n-2", "gsa", "notice-page", "page-n-1"),
                refused("page-n-3", "gsa", null));
        // Then
        new Browser("agency-reporter", "gsa")
                .open(path)
                .statusCode(200)
                .body(containsString("What the reports are like"))
                .body(containsString(
                        "The newest report of the agency as a whole is as of 2017-09-13T00:00:00Z; it is marked:"))
                .body(containsString("Endpoints that were looked at: 41.5 % (threshold 95.0 %). Do &lt;it&gt; again."))
                .body(containsString(
                        "was refused at 2017-09-13T12:00:00Z, and no report was received since: The report has"))
                .body(containsString("and 2 more than these:"))
                .body(containsString("<li>Kaspersky KES 10, gone since 2017-08-01T00:00:00Z</li>"));
    }

    private static ValidatableResponse detail(String token, String directive, String agency) {
        return Writ.obligationAs(token, Writ.obligation(directive, agency, "RA1", 1))
                .statusCode(200);
    }

    private static void told(String... events) {
        Writ.told("[" + String.join(", ", events) + "]");
        String last = events[events.length - 1].replaceFirst("(?s).*?\"id\": \"([^\"]+)\".*", "$1");
        await().until(() -> known(last));
    }

    private static boolean known(String event) {
        return Facts.count("SELECT count(*) FROM directive.report_notices WHERE event = ?", event) > 0;
    }

    private static String received(String id, String agency, String component, String asOf, String marks) {
        return event(
                id,
                "dev.writ.report.received",
                agency,
                component,
                "\"report\": \"" + id + "\", \"asOf\": \"" + asOf + "\", \"marks\": [" + marks + "]");
    }

    private static String mark(String measure, String directive) {
        return "{\"measure\": \"" + measure
                + "\", \"value\": 0.415, \"threshold\": 0.95, \"advice\": \"Do <it> again.\""
                + (directive == null ? "" : ", \"directive\": \"" + directive + "\"") + "}";
    }

    private static String refused(String id, String agency, String component) {
        return event(id, "dev.writ.report.refused", agency, component, """
                "id": "%s", "asOf": "2017-09-13T00:00:00Z", "problem": {"status": 422, "title": "Invalid",
                  "detail": "The report has rows that cannot be taken.",
                  "errors": [{"at": "line 2", "detail": "has no supplier"}]}""".formatted(id));
    }

    private static String back(String id, String agency, String directive, String report) {
        return event(id, "dev.writ.finding.reintroduced", agency, null, """
                "directive": "%s", "report": "%s", "asOf": "2017-09-13T00:00:00Z", "count": 3, "products": [
                  {"supplier": "Kaspersky", "product": "KES", "version": "10", "lastReport": "r",
                   "lastAsOf": "2017-07-01T00:00:00Z", "goneSince": "2017-08-01T00:00:00Z"}]""".formatted(directive, report));
    }

    private static String event(String id, String type, String agency, String component, String data) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/v1/inventory-events", "type": "%s", "subject": "s",
                 "time": "2017-09-13T12:00:00Z", "data": {"agency": "%s", %s %s}}""".formatted(id, type, agency, component == null ? "" : "\"component\": \"" + component + "\",", data);
    }
}
