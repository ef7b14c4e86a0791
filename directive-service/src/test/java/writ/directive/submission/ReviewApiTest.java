package writ.directive.submission;

import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.directive.Api;
import writ.directive.InventoryStub;
import writ.directive.Writ;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class ReviewApiTest {

    private static final String ACCEPTED = "{\"decision\": \"accepted\"}";
    private static final String RETURNED = "{\"decision\": \"returned\", \"reason\": \"no dates\"}";
    private static final String REOPENED =
            "{\"decision\": \"returned\", \"reason\": \"still there\", \"reopens\": true}";
    private static final String COMPLETE = "{\"complete\": true, \"remaining\": 0}";

    @BeforeEach
    void onTheDayOfIssue() {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
    }

    @Test
    void theAuthorityAcceptsOrReturnsWithAReason() {
        // Given
        Writ.issued("reviewed", "2017-09-13", "usda", "hhs");
        Writ.Version good = plan("reviewed", "usda");
        Writ.Version poor = plan("reviewed", "hhs");
        // When, Then
        Writ.review(good, ACCEPTED)
                .then()
                .statusCode(200)
                .body("review.decision", equalTo("accepted"))
                .body("review.by", equalTo("Test authority-analyst"));
        Writ.review(poor, "{\"decision\": \"returned\"}").then().statusCode(422).body("errors.at", hasItem("/reason"));
        Writ.review(poor, "{}").then().statusCode(422).body("errors.at", hasItem("/decision"));
        Writ.review(poor, RETURNED).then().statusCode(200).body("review.reason", equalTo("no dates"));
        Writ.obligationAs(Tokens.reporter("hhs"), Writ.obligation("reviewed", "hhs", "RA2", 1))
                .body("state", equalTo("returned"))
                .body("reason", equalTo("no dates"));
    }

    @Test
    void whatWasReturnedIsOpenAndIsAnsweredByANewVersion() {
        // Given
        Writ.issued("answered-anew", "2017-09-13", "usda");
        Writ.Version poor = plan("answered-anew", "usda");
        Writ.review(poor, RETURNED).then().statusCode(200);
        TestClock.hold(Instant.parse("2017-11-20T15:00:00Z"));
        String id = Writ.obligation("answered-anew", "usda", "RA2", 1);
        Writ.obligationAs(Tokens.analyst(), id).body("overdue", equalTo(true));
        // When
        Writ.Version better = Writ.answer("usda", id, "{\"content\": {\"plan\": 2}}");
        // Then
        Writ.obligationAs(Tokens.analyst(), id)
                .body("state", equalTo("submitted"))
                .body("late", equalTo(true))
                .body("history.kind", equalTo(List.of("opened", "submitted", "returned", "submitted")));
        Writ.review(poor, ACCEPTED).then().statusCode(409);
        Writ.review(better, ACCEPTED).then().statusCode(200);
    }

    @Test
    void theSameDecisionAgainIsTheSameAndAnAcceptedAnswerIsReopenedOnPurposeOnly() {
        // Given
        Writ.issued("reopened", "2017-09-13", "usda");
        Writ.Version version = plan("reopened", "usda");
        Writ.review(version, ACCEPTED).then().statusCode(200);
        // When, Then
        Writ.review(version, ACCEPTED).then().statusCode(200);
        Writ.review(version, RETURNED).then().statusCode(409);
        Writ.review(version, REOPENED).then().statusCode(200);
        Writ.obligationAs(Tokens.analyst(), Writ.obligation("reopened", "usda", "RA2", 1))
                .body("state", equalTo("returned"))
                .body("history.kind", equalTo(List.of("opened", "submitted", "accepted", "returned")));
    }

    @Test
    void anAcceptedCompletionEndsTheSeriesForThatAgency() {
        // Given
        Writ.issued("removed", "2017-09-13", "usda", "hhs");
        TestClock.hold(Instant.parse("2018-02-20T15:00:00Z"));
        String second = Writ.obligation("removed", "usda", "RA3", 2);
        Writ.Version complete = Writ.answer("usda", second, COMPLETE);
        assertEquals(List.of("notReported", "submitted", "notReported"), series("removed", "usda"));
        // When
        Writ.accept(complete);
        // Then
        assertEquals(List.of("notReported", "accepted", "notApplicable"), series("removed", "usda"));
        assertEquals(List.of("notReported", "notReported", "notReported"), series("removed", "hhs"));
        Writ.obligationAs(Tokens.reporter("usda"), Writ.obligation("removed", "usda", "RA3", 3))
                .body("reason", equalTo("RA3 accepted as complete, number 2"));
        Writ.review(complete, REOPENED).then().statusCode(200);
        assertEquals(List.of("notReported", "returned", "notReported"), series("removed", "usda"));
    }

    @Test
    void aCountOfZeroAloneEndsNothing() {
        // Given
        Writ.issued("zero", "2017-09-13", "usda");
        // When
        Writ.accept(Writ.answer("usda", Writ.obligation("zero", "usda", "RA3", 1), "{\"remaining\": 0}"));
        // Then
        assertEquals(List.of("accepted", "notReported", "notReported"), series("zero", "usda"));
    }

    private static List<String> series(String directive, String agency) {
        return Writ.analyst()
                .queryParam("directive", directive)
                .queryParam("agency", agency)
                .queryParam("action", "RA3")
                .queryParam("limit", 3)
                .get("/v1/obligations")
                .then()
                .extract()
                .path("items.state");
    }

    @Test
    void onlyTheAuthorityReviewsAndOnlyWhatItCanSee() {
        // Given
        Writ.issued("who-reviews", "2017-09-13", "usda");
        Writ.Version unsigned =
                Writ.submit("usda", Writ.obligation("who-reviews", "usda", "RA2", 1), "{\"content\": {\"plan\": 1}}");
        String path = "/v1/submissions/" + unsigned.id() + "/review";
        // When, Then
        Writ.reporter("usda").body(ACCEPTED).post(path).then().statusCode(403);
        Writ.attester("usda").body(ACCEPTED).post(path).then().statusCode(403);
        Writ.review(unsigned, ACCEPTED).then().statusCode(404);
        Writ.review(new Writ.Version("00000000-0000-7000-8000-000000000000", ""), ACCEPTED)
                .then()
                .statusCode(404);
    }

    @Test
    void ofTwoDecisionsAtOnceOneIsMade() throws Exception {
        for (int round = 0; round < 4; round++) {
            // Given
            String directive = "decisions-" + round;
            Writ.issued(directive, "2017-09-13", "usda");
            Writ.Version version = plan(directive, "usda");
            AtomicInteger n = new AtomicInteger();
            // When
            List<Integer> answers = Api.atOnce(
                    4,
                    () -> Writ.review(version, n.getAndIncrement() % 2 == 0 ? ACCEPTED : RETURNED)
                            .statusCode());
            // Then
            assertEquals(2, Collections.frequency(answers, 200));
            assertEquals(2, Collections.frequency(answers, 409));
        }
    }

    private static Writ.Version plan(String directive, String agency) {
        return Writ.answer(agency, Writ.obligation(directive, agency, "RA2", 1), "{\"content\": {\"plan\": 1}}");
    }
}
