package writ.notification.reminder;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static writ.notification.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.feed.FeedEvent;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.notification.DirectiveFeed;
import writ.notification.Duty;

@QuarkusTest
class LadderTest {

    private static final Instant ISSUED = Instant.parse("2017-09-13T13:00:00Z");
    private static final Instant DUE = Instant.parse("2017-10-14T04:00:00Z");
    private static final List<String> ALL = List.of(
            "14-days-before 2017-09-30T04:00:00Z",
            "7-days-before 2017-10-07T04:00:00Z",
            "3-days-before 2017-10-11T04:00:00Z",
            "1-day-before 2017-10-13T04:00:00Z",
            "due 2017-10-14T04:00:00Z",
            "1-day-after 2017-10-15T04:00:00Z",
            "7-days-after 2017-10-21T04:00:00Z",
            "14-days-after 2017-10-28T04:00:00Z");

    @Inject
    DirectiveFeed feed;

    private final String directive = "bod-" + UUID.randomUUID();
    private Duty duty;

    @BeforeEach
    void openOne() {
        TestClock.hold(ISSUED);
        duty = Duty.of(feed.agency(), directive, "RA1", DUE);
    }

    @AfterEach
    void release() {
        TestClock.release();
    }

    @Test
    void anObligationGetsItsWholeLadder() {
        feed.tell(duty.opened(ISSUED));

        assertEquals(ALL, rungs("pending"));
        assertEquals(List.of("directive-issued"), alerts());
    }

    @Test
    void stepsThatAreOverWhenItIsOpenedAreNotArmed() {
        TestClock.hold(Instant.parse("2017-10-12T00:00:00Z"));

        feed.tell(duty.opened(Instant.parse("2017-10-12T00:00:00Z")));

        assertEquals(ALL.subList(3, 8), rungs("pending"));
    }

    @Test
    void anObligationThatIsOpenedPastDueAlertsOnce() {
        Instant late = Instant.parse("2017-12-01T00:00:00Z");
        TestClock.hold(late);

        feed.tell(duty.opened(late));

        Awaitility.await().untilAsserted(() -> assertEquals(ALL.subList(7, 8), rungs("raised")));
        assertEquals(List.of("directive-issued", "obligation-overdue"), sortedAlerts());
        assertEquals(List.of(), rungs("pending"));
    }

    @Test
    void anExtensionThatHasPassedAlertsOnceAndGoesOn() {
        Instant late = Instant.parse("2017-12-01T00:00:00Z");
        feed.tell(duty.opened(ISSUED));
        passTo("2017-12-01T00:00:00Z", 2);
        Duty extended = duty.dueAt(Instant.parse("2017-11-24T05:00:00Z"));

        feed.tell(extended.changed("notReported", late));

        Awaitility.await()
                .untilAsserted(() -> assertEquals(2, Collections.frequency(sortedAlerts(), "obligation-overdue")));
        assertEquals(
                List.of("7-days-after 2017-12-01T05:00:00Z", "14-days-after 2017-12-08T05:00:00Z"), rungs("pending"));
    }

    @Test
    void aReturnPastDueIsOneAlert() {
        Instant late = Instant.parse("2017-10-18T12:00:00Z");
        feed.tell(duty.opened(ISSUED), duty.changed("submitted", ISSUED.plusSeconds(1)));
        TestClock.hold(late);

        feed.tell(duty.changed("returned", late));

        assertEquals(ALL.subList(6, 8), rungs("pending"));
        assertEquals(List.of("directive-issued", "submission-returned"), sortedAlerts());
    }

    @Test
    void theLadderKeepsToTheDaysOfTheZoneWhenTheClocksChange() {
        Duty november = duty.dueAt(Instant.parse("2017-11-13T05:00:00Z"));

        feed.tell(november.opened(ISSUED));

        assertEquals("14-days-before 2017-10-30T04:00:00Z", rungs("pending").get(0));
        assertEquals("7-days-before 2017-11-06T05:00:00Z", rungs("pending").get(1));
    }

    @Test
    void anObligationWithoutADueInstantHasNoLadderYet() {
        feed.tell(duty.dueAt(null).opened(ISSUED));
        assertEquals(List.of(), rungs("pending"));

        feed.tell(duty.changed("notReported", ISSUED));
        assertEquals(ALL, rungs("pending"));
    }

    @Test
    void eachStepAlertsWhenItsTimeHasCome() {
        feed.tell(duty.opened(ISSUED));

        passTo("2017-09-30T03:59:59.999999Z", 1);
        passTo("2017-09-30T04:00:00Z", 2);
        passTo("2017-10-14T04:00:00Z", 3);
        passTo("2017-10-15T04:00:00Z", 4);

        assertEquals(
                List.of("directive-issued", "obligation-reminder", "obligation-due", "obligation-overdue"), alerts());
    }

    @Test
    void aClockThatJumpsOverStepsSendsTheNewestAndRecordsTheOthersAsOvertaken() {
        feed.tell(duty.opened(ISSUED));

        passTo("2017-10-14T04:00:00Z", 2);

        assertEquals(List.of("directive-issued", "obligation-due"), alerts());
        assertEquals(ALL.subList(0, 4), rungs("overtaken"));
        assertEquals(ALL.subList(4, 5), rungs("raised"));
        assertEquals(ALL.subList(5, 8), rungs("pending"));
    }

    @Test
    void anAnswerCancelsWhatIsAhead() {
        for (String state : List.of("submitted", "accepted", "notApplicable")) {
            Duty one = Duty.of(duty.agency(), directive, "RA-" + state, DUE);

            feed.tell(one.opened(ISSUED), one.changed(state, ISSUED.plusSeconds(1)));

            assertEquals(ALL, rungs(one, "cancelled"), state);
        }
    }

    @Test
    void aReturnArmsWhatIsStillAheadAndAlerts() {
        Instant returned = Instant.parse("2017-10-12T12:00:00Z");
        feed.tell(duty.opened(ISSUED), duty.changed("submitted", ISSUED.plusSeconds(1)));
        TestClock.hold(returned);

        feed.tell(duty.changed("returned", returned));

        assertEquals(ALL.subList(0, 3), rungs("cancelled"));
        assertEquals(ALL.subList(3, 8), rungs("pending"));
        assertEquals(List.of("directive-issued", "submission-returned"), alerts());
    }

    @Test
    void aNilThatIsUndoneArmsWhatIsStillAheadInSilence() {
        Instant undone = Instant.parse("2017-10-12T12:00:00Z");
        feed.tell(duty.opened(ISSUED), duty.changed("notApplicable", ISSUED.plusSeconds(1)));
        TestClock.hold(undone);

        feed.tell(duty.changed("notReported", undone));

        assertEquals(ALL.subList(3, 8), rungs("pending"));
        assertEquals(List.of("directive-issued"), alerts());
    }

    @Test
    void anotherDueInstantMovesTheLadder() {
        feed.tell(duty.opened(ISSUED));

        feed.tell(duty.dueAt(Instant.parse("2017-10-21T04:00:00Z")).changed("notReported", ISSUED.plusSeconds(1)));

        assertEquals(ALL, rungs("cancelled"));
        assertEquals("14-days-before 2017-10-07T04:00:00Z", rungs("pending").get(0));
        assertEquals(8, rungs("pending").size());
    }

    @Test
    void whatIsReadAgainHasNoEffect() {
        FeedEvent opened = duty.opened(ISSUED);
        FeedEvent submitted = duty.changed("submitted", ISSUED.plusSeconds(1));
        FeedEvent returned = duty.changed("returned", ISSUED.plusSeconds(2));
        feed.tell(opened, submitted, returned, duty.changed("accepted", ISSUED.plusSeconds(3)));

        feed.tell(opened, submitted, returned);

        assertEquals(ALL, rungs("cancelled"));
        assertEquals(List.of("directive-issued", "submission-accepted", "submission-returned"), sortedAlerts());
    }

    @Test
    void returnsAtTheSameInstantOfAHeldClockAreTwoAlerts() {
        feed.tell(duty.opened(ISSUED));

        feed.tell(
                duty.changed("submitted", ISSUED),
                duty.changed("returned", ISSUED),
                duty.changed("submitted", ISSUED),
                duty.changed("returned", ISSUED));

        assertEquals(List.of("directive-issued", "submission-returned", "submission-returned"), sortedAlerts());
        assertEquals(ALL, rungs("pending"));
    }

    @Test
    void remindersAreListedPageByPage() {
        feed.tell(duty.opened(ISSUED));

        List<String> rungs = new ArrayList<>();
        String token = "";
        do {
            Response page = as(Tokens.reporter(duty.agency())).get("/v1/reminders?limit=3&pageToken=" + token);
            rungs.addAll(page.jsonPath().getList("items.rung"));
            token = page.path("nextPageToken");
        } while (token != null);

        assertEquals(ALL.stream().map(rung -> rung.split(" ")[0]).toList(), rungs);
    }

    /** Moves the clock, and waits until the poller has looked at it: an obligation due at that instant is its sign. */
    private void passTo(String instant, int alerts) {
        Instant at = Instant.parse(instant);
        TestClock.hold(at);
        Duty sign = Duty.of(duty.agency(), directive + "-sign", "S", at);
        feed.tell(sign.opened(at.minusSeconds(1)));
        Awaitility.await().until(() -> !rungs(sign, "raised").isEmpty());
        assertEquals(alerts, alerts().size());
    }

    private List<String> rungs(String state) {
        return rungs(duty, state);
    }

    private static List<String> rungs(Duty of, String state) {
        List<Map<String, String>> items = as(Tokens.reporter(of.agency()))
                .get("/v1/reminders?obligation=" + of.id() + "&state=" + state)
                .jsonPath()
                .getList("items");
        return items.stream()
                .map(item -> item.get("rung") + " " + item.get("fireAt"))
                .toList();
    }

    private List<String> sortedAlerts() {
        return alerts().stream().sorted().toList();
    }

    /** The kinds of the alerts about the directive, the oldest first. */
    private List<String> alerts() {
        List<String> kinds = as(Tokens.reporter(duty.agency()))
                .get("/v1/alerts?limit=500&directive=" + directive)
                .jsonPath()
                .getList("items.kind");
        return kinds.reversed();
    }
}
