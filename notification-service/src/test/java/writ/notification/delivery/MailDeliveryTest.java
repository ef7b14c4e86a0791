package writ.notification.delivery;

import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.notification.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.feed.FeedEvent;
import writ.kit.testing.Database;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.notification.DirectiveFeed;
import writ.notification.Duty;
import writ.notification.Mailbox;

@QuarkusTest
class MailDeliveryTest {

    private static final Instant ISSUED = Instant.parse("2017-09-13T13:00:00Z");
    private static final Instant DUE = Instant.parse("2017-10-14T04:00:00Z");

    @Inject
    DirectiveFeed feed;

    private final String lead = "lead@" + UUID.randomUUID() + ".example";
    private String agency;
    private Duty duty;

    @BeforeEach
    void contact() {
        TestClock.hold(ISSUED);
        agency = feed.agency("lead-poc:" + lead);
        duty = Duty.of(agency, "bod-17-01", "RA1", DUE);
    }

    @AfterEach
    void release() {
        Mailbox.refuse(null);
        Mailbox.refuseUs(false);
        TestClock.release();
    }

    @Test
    void aMailHasBothPartsAndSaysNoMoreThanItMay() throws Exception {
        feed.tell(duty.opened(ISSUED), duty.changed("returned", ISSUED));

        List<MimeMessage> mails = Mailbox.await(lead, 2);
        MimeMessage mail = mails.stream()
                .filter(one -> subject(one).contains("returned"))
                .findFirst()
                .orElseThrow();
        assertEquals("BOD 17-01, RA1: your submission was returned", mail.getSubject());
        assertTrue(mail.getContentType().startsWith("multipart/alternative"), mail.getContentType());
        MimeMultipart parts = (MimeMultipart) mail.getContent();
        assertEquals(2, parts.getCount());
        assertTrue(parts.getBodyPart(0).isMimeType("text/plain"));
        assertTrue(parts.getBodyPart(1).isMimeType("text/html"));
        for (int i = 0; i < 2; i++) {
            String part = (String) parts.getBodyPart(i).getContent();
            assertTrue(part.contains("Department of " + agency), part);
            assertTrue(part.contains("BOD 17-01"), part);
            assertTrue(part.contains("end of 13 October 2017 (Eastern)"), part);
            assertTrue(part.contains("Share only with those who need to know"), part);
            assertTrue(part.contains("http://localhost:8080/obligations/" + duty.id()), part);
            assertFalse(part.contains("Endpoint Security"), "a review's reason may name products and counts");
        }
    }

    @Test
    void aMailIsDatedByTheWallAndNamesItsDelivery() throws Exception {
        Instant before = Instant.now().minusSeconds(1);

        feed.tell(duty.opened(ISSUED));

        MimeMessage mail = Mailbox.await(lead, 1).getFirst();
        Instant dated = mail.getSentDate().toInstant();
        assertTrue(Duration.between(before, dated).abs().compareTo(Duration.ofMinutes(1)) < 0, dated.toString());
        String delivery = as(Tokens.reporter(agency)).get("/v1/deliveries").path("items[0].id");
        assertEquals("<" + delivery + "@localhost>", mail.getMessageID());
        assertEquals("auto-generated", mail.getHeader("Auto-Submitted", null));
    }

    @Test
    void anAddressThatIsSubscribedTwiceGetsOneMail() {
        as(Tokens.reporter(agency))
                .body("{\"channel\": \"email\", \"target\": \"" + lead + "\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);

        feed.tell(duty.opened(ISSUED));

        Mailbox.await(lead, 1);
        assertEquals(
                1,
                as(Tokens.reporter(agency))
                        .get("/v1/deliveries")
                        .jsonPath()
                        .getList("items")
                        .size());
    }

    @Test
    void officialsAreToldWhatBindsAndWhatIsOverdueAlone() {
        String cio = "cio@" + UUID.randomUUID() + ".example";
        feed.tell(DirectiveFeed.agencyChanged(agency, "lead-poc:" + lead, "cio:" + cio));

        feed.tell(duty.opened(ISSUED), duty.changed("returned", ISSUED), duty.reminderRequested(ISSUED));

        Mailbox.await(lead, 3);
        Mailbox.await(cio, 1);
        List<String> kinds = as(Tokens.reporter(agency))
                .get("/v1/deliveries")
                .jsonPath()
                .getList("items.findAll { it.target == '" + cio + "' }.kind");
        assertEquals(List.of("directive-issued"), kinds);
    }

    @Test
    void aMailboxThatRefusesIsFlaggedToTheAuthorityUntilItTakesAMail() {
        Mailbox.refuse(lead);
        feed.tell(duty.opened(ISSUED));
        Awaitility.await()
                .until(() -> bounced().jsonPath().getList("items.target").contains(lead));
        bounced()
                .then()
                .body("items.find { it.target == '" + lead + "' }.bounce.detail", startsWith("SMTP 550"))
                .body("items.find { it.target == '" + lead + "' }.bounce.at", not(nullValue()));
        as(Tokens.reporter(agency))
                .get("/v1/deliveries?state=stopped")
                .then()
                .body("items.target", hasItem(lead))
                .body("items.attempts", hasItem(1));

        Mailbox.refuse(null);
        feed.tell(duty.reminderRequested(ISSUED));

        Mailbox.await(lead, 1);
        Awaitility.await()
                .until(() -> !bounced().jsonPath().getList("items.target").contains(lead));
    }

    @Test
    void anOutageOfOurMailServerLosesNoMailAndIsNotedOnce() {
        Mailbox.refuseUs(true);
        feed.tell(duty.opened(ISSUED));
        Awaitility.await().until(() -> only().getString("detail") != null);
        Awaitility.await()
                .during(Duration.ofSeconds(1))
                .until(() -> only().getString("state").equals("pending") && only().getInt("attempts") == 1);

        Mailbox.refuseUs(false);

        Mailbox.await(lead, 1);
        Awaitility.await().until(() -> only().getString("state").equals("delivered"));
        assertEquals(2, only().getInt("attempts"));
    }

    @Test
    void whatAFormerContactWaitsForGoesToTheSuccessor() {
        String successor = "next@" + UUID.randomUUID() + ".example";

        feed.tell(duty.opened(ISSUED), DirectiveFeed.agencyChanged(agency, "lead-poc:" + successor));

        Mailbox.await(successor, 1);
        assertEquals(List.of(), Mailbox.fetch(lead));
        assertEquals(successor, only().getString("target"));
    }

    @Test
    void whatWasBeingTriedWhenTheContactChangedGoesToTheSuccessor() throws SQLException {
        String successor = "next@" + UUID.randomUUID() + ".example";
        Mailbox.refuseUs(true);
        feed.tell(duty.opened(ISSUED));
        try (Connection connection = Database.superuser();
                PreparedStatement held = connection.prepareStatement("UPDATE notification.deliveries"
                        + " SET lease = gen_random_uuid(), not_before = now() + interval '2 seconds'"
                        + " WHERE agency = ? AND state = 'pending'")) {
            held.setString(1, agency);
            assertEquals(1, held.executeUpdate());
        }

        feed.tell(DirectiveFeed.agencyChanged(agency, "lead-poc:" + successor));
        assertEquals(lead, only().getString("target"));
        Mailbox.refuseUs(false);

        Mailbox.await(successor, 1);
        assertEquals(List.of(), Mailbox.fetch(lead));
        assertEquals(successor, only().getString("target"));
    }

    @Test
    void whoWasAContactIsNoneAgainWhenTheFeedIsReadAgain() {
        String successor = "next@" + UUID.randomUUID() + ".example";
        FeedEvent before = DirectiveFeed.agencyChanged(agency, "lead-poc:" + lead);
        FeedEvent after = DirectiveFeed.agencyChanged(agency, "lead-poc:" + successor);
        feed.tell(before);
        feed.tell(after);

        feed.tell(duty.opened(ISSUED), before);

        Mailbox.await(successor, 1);
        assertEquals(List.of(), Mailbox.fetch(lead));
        assertEquals(successor, only().getString("target"));
    }

    @Test
    void whatNobodyWaitsForAnyMoreIsStoppedWithoutATry() {
        String cio = "cio@" + UUID.randomUUID() + ".example";

        feed.tell(duty.opened(ISSUED), DirectiveFeed.agencyChanged(agency, "cio:" + cio));

        assertEquals("stopped", only().getString("state"));
        assertEquals("the subscription has ended", only().getString("detail"));
        assertEquals(0, only().getInt("attempts"));
    }

    /** The agency's only delivery. */
    private JsonPath only() {
        return as(Tokens.reporter(agency)).get("/v1/deliveries").jsonPath().setRootPath("items[0]");
    }

    private Response bounced() {
        return as(Tokens.analyst()).get("/v1/subscriptions?limit=500&bounced=true&agency=" + agency);
    }

    private static String subject(MimeMessage mail) {
        try {
            return mail.getSubject();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
