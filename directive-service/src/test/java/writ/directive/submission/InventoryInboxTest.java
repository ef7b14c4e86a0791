package writ.directive.submission;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Facts;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class InventoryInboxTest {

    private static final String ROWS =
            "SELECT count(*) FROM directive.agency_figures WHERE directive = ? AND agency = 'usda'";

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void anEventThatComesAgainTakesEffectOnce() {
        // Given
        Writ.issued("inbox-again", "2017-09-13", "usda");
        String event = received("inbox-again", "again-1", "2017-09-13T12:00:00Z", 3);
        // When
        Writ.told("[" + event + ", " + event + "]");
        Writ.told("[" + event + ", " + received("inbox-again", "again-2", "2017-09-13T12:00:00Z", 4) + "]");
        await().until(() -> Facts.figuresKnown("again-2"));
        // Then
        assertEquals(2, Facts.count(ROWS, "inbox-again"));
        enumerated("inbox-again", 4);
    }

    @Test
    void theLastOfAPageIsTheNewestWhateverItsTime() {
        // Given
        Writ.issued("inbox-order", "2017-09-13", "usda");
        // When
        Writ.told("[" + received("inbox-order", "order-1", "2017-09-13T12:30:00Z", 3) + ", "
                + received("inbox-order", "order-2", "2017-09-13T12:00:00Z", 4) + "]");
        await().until(() -> Facts.figuresKnown("order-2"));
        // Then
        enumerated("inbox-order", 4);
    }

    @Test
    void aScopeThatChangesWhatReportsMeanChangesTheDraft() {
        // Given
        Writ.issued("inbox-scope", "2017-09-13", "usda");
        // When
        Writ.told("""
                [{"specversion": "1.0", "id": "scope-1", "source": "/v1/inventory-events",
                  "type": "dev.writ.findings.changed", "subject": "usda", "time": "2017-09-13T12:00:00Z",
                  "data": {"agency": "usda", "directive": "inbox-scope", "because": "scope", "figures": {
                    "products": [], "enumerated": 0, "declared": 7, "bounds": {"atLeast": 7, "atMost": 7},
                    "asOf": "2017-09-13T11:00:00Z", "reports": ["r"]}}}]""");
        await().until(() -> Facts.figuresKnown("scope-1"));
        // Then
        Writ.reporter("usda")
                .get("/v1/obligations/" + Writ.obligation("inbox-scope", "usda", "RA1", 1) + "/draft")
                .then()
                .body("figures.declared", equalTo(7));
    }

    @Test
    void theFeedReadAgainFromItsStartLeavesTheNewestFiguresTheNewest() {
        // Given
        Writ.issued("inbox-bound", "2017-09-13", "usda");
        Writ.issued("inbox-other", "2017-09-13", "hhs");
        List<String> feed = List.of(
                received("inbox-bound", "first-1", "2017-09-13T12:00:00Z", 3),
                received("inbox-bound", "equal-2", "2017-09-13T12:10:00Z", 3),
                received("inbox-other", "other-3", "2017-09-13T12:10:00Z", 3),
                received("inbox-bound", "last-4", "2017-09-13T12:20:00Z", 4));
        Writ.told("[" + String.join(", ", feed) + "]");
        await().until(() -> Facts.figuresKnown("last-4"));
        // When
        feed.forEach(event -> Writ.told("[" + event + "]"));
        Writ.told("[" + received("inbox-bound", "end-5", "2017-09-13T12:20:00Z", 4) + "]");
        await().until(() -> Facts.figuresKnown("end-5"));
        // Then
        assertEquals(4, Facts.count(ROWS, "inbox-bound"));
        assertEquals(0, Facts.count(ROWS, "inbox-other"), "it is not bound");
        enumerated("inbox-bound", 4);
    }

    @Test
    void theTagOfADraftTellsNothingOfWhatOthersReport() {
        // Given
        Writ.issued("inbox-tag", "2017-09-13", "usda");
        Writ.issued("inbox-tag-later", "2017-09-13", "usda");
        Writ.issued("inbox-tag-new", "2017-09-13", "usda");
        Writ.told("[" + received("inbox-tag", "tag-1", "2017-09-13T12:00:00Z", 3) + ", "
                + received("inbox-tag-new", "tag-2", "2017-09-13T12:00:00Z", 4) + "]");
        // When
        Writ.told("[" + received("inbox-tag-later", "tag-3", "2017-09-13T12:30:00Z", 3) + "]");
        await().until(() -> Facts.figuresKnown("tag-3"));
        // Then
        assertEquals(tag("inbox-tag"), tag("inbox-tag-later"));
        assertNotEquals(tag("inbox-tag"), tag("inbox-tag-new"));
    }

    private static String tag(String directive) {
        return Writ.reporter("usda")
                .get("/v1/obligations/" + Writ.obligation(directive, "usda", "RA1", 1) + "/draft")
                .header("ETag");
    }

    @Test
    void whatItDoesNotKnowIsPassedOver() {
        // Given
        Writ.issued("inbox-unknown", "2017-09-13", "usda");
        // When
        Writ.told("[{\"id\": \"u-1\", \"source\": \"/v1/inventory-events\", \"type\": \"dev.writ.something.else\","
                + " \"subject\": \"x\", \"time\": \"2017-09-13T12:00:00Z\", \"data\": {}}, "
                + received("no-such-directive", "u-2", "2017-09-13T12:00:00Z", 1) + ", "
                + received("inbox-unknown", "u-3", "2017-09-13T12:00:00Z", 2) + "]");
        await().until(() -> Facts.figuresKnown("u-3"));
        // Then
        assertEquals(0, Facts.count("SELECT count(*) FROM directive.agency_figures WHERE event IN ('u-1', 'u-2')"));
    }

    private static void enumerated(String directive, int expected) {
        Writ.reporter("usda")
                .get("/v1/obligations/" + Writ.obligation(directive, "usda", "RA1", 1) + "/draft")
                .then()
                .statusCode(200)
                .body("figures.enumerated", equalTo(expected));
    }

    private static String received(String directive, String id, String time, int endpoints) {
        return """
                {"specversion": "1.0", "id": "%s", "source": "/v1/inventory-events", "type": "dev.writ.report.received",
                 "subject": "r", "time": "%s", "data": {"report": "r", "agency": "usda", "findings": [
                   {"directive": "%s", "figures": {"products": [], "enumerated": %d, "declared": 0,
                     "bounds": {"atLeast": 0, "atMost": null}, "asOf": "2017-09-13T11:00:00Z", "reports": ["r"]}}]}}""".formatted(id, time, directive, endpoints);
    }
}
