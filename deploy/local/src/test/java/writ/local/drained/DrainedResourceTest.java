package writ.local.drained;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.feed.Cursor;
import writ.local.clock.SuiteClock;
import writ.local.database.TestDatabase;
import writ.local.edge.DevRequests;

/** Against the tables that the services' own migrations make. */
class DrainedResourceTest {

    private final DrainedResource resource =
            new DrainedResource(TestDatabase.superuser(), Clock.systemUTC(), TestDatabase.SERVICES);

    @BeforeAll
    static void migrate() throws Exception {
        for (String service : TestDatabase.SERVICES) {
            TestDatabase.run(
                    "DROP SCHEMA " + service + " CASCADE",
                    "CREATE SCHEMA " + service,
                    "SET search_path = " + service + ";" + resource("/db/kit/V202611240700__change_feed.sql"));
        }
        for (String service : List.of("directive", "notification")) {
            Path migrations = Path.of("../../" + service + "-service/src/main/resources/db/migration");
            try (Stream<Path> files = Files.list(migrations)) {
                for (Path file : files.sorted().toList()) {
                    TestDatabase.run("SET search_path = " + service + ";" + Files.readString(file));
                }
            }
        }
    }

    @BeforeEach
    void nothingWaits() throws Exception {
        TestDatabase.run("DELETE FROM suite.clock");
        for (String service : TestDatabase.SERVICES) {
            TestDatabase.run(
                    "DELETE FROM " + service + ".outbox",
                    "DELETE FROM " + service + ".feed_positions",
                    "UPDATE " + service + ".feed_head SET position = 0");
        }
        TestDatabase.run(
                "TRUNCATE directive.actions CASCADE",
                "TRUNCATE notification.reminders, notification.deliveries, notification.subscriptions,"
                        + " notification.alerts, notification.obligations CASCADE");
    }

    @Test
    void aSuiteInWhichNothingWaitsIsDrained() throws Exception {
        read("notification", "directive", 0);

        assertEquals("""
                {"drained":true,"waiting":{"outbox":{"directive":0,"inventory":0,"notification":0},\
                "unread":{"notification<-directive":0},"series":0,"reminders":0,"deliveries":0}}""", answer().toString());
    }

    @Test
    void anEventWithoutAPositionWaits() throws Exception {
        TestDatabase.run("INSERT INTO inventory.outbox (type, subject, visible_to, happened_at, data)"
                + " VALUES ('t', 's', '*', now(), '{}')");

        assertWaiting(1, "/outbox/inventory");
    }

    @Test
    void whatAConsumerHasNotReadWaits() throws Exception {
        TestDatabase.run("UPDATE directive.feed_head SET position = 7");
        read("inventory", "directive", 7);
        read("notification", "directive", 4);

        assertWaiting(3, "/unread/notification<-directive");
    }

    @Test
    void aConsumerThatHasReadNothingHasEverythingBeforeIt() throws Exception {
        TestDatabase.run(
                "UPDATE directive.feed_head SET position = 7",
                "INSERT INTO inventory.feed_positions (feed) VALUES ('directive')");

        assertWaiting(7, "/unread/inventory<-directive");
    }

    @Test
    void aReminderWaitsFromTheBusinessInstantItIsDueAt() throws Exception {
        SuiteClock clock = new SuiteClock(TestDatabase.superuser(), Clock.systemUTC());
        clock.startAt(Instant.parse("2017-10-06T03:59:59.999999Z"));
        reminder("2017-10-06T04:00:00Z");
        assertTrue(answer().path("drained").asBoolean());

        TestDatabase.run("UPDATE suite.clock SET simulated_anchor = '2017-10-06T04:00:00Z'");

        assertWaiting(1, "/reminders");
    }

    @Test
    void aSeriesWaitsFromTheInstantItMustBeLongerAt() throws Exception {
        SuiteClock clock = new SuiteClock(TestDatabase.superuser(), Clock.systemUTC());
        clock.startAt(Instant.parse("2018-01-12T04:59:59.999999Z"));
        TestDatabase.run("SET session_replication_role = replica;"
                + " INSERT INTO directive.actions (directive, action, ordinal, deliver, attested, last_occurrence,"
                + " extend_at) VALUES ('bod-17-01', 'RA3', 3, 'status', true, 4, '2018-01-12T05:00:00Z')");
        assertTrue(answer().path("drained").asBoolean());

        TestDatabase.run("UPDATE suite.clock SET simulated_anchor = '2018-01-12T05:00:00Z'");

        assertWaiting(1, "/series");
    }

    @Test
    void aDeliveryWaitsWhileItIsSentAndWhenItIsDueButNotBetweenTries() throws Exception {
        delivery("now() + interval '1 minute'", "NULL");
        assertTrue(answer().path("drained").asBoolean());
        delivery("now() - interval '1 second'", "NULL");
        delivery("now() + interval '1 minute'", "gen_random_uuid()");

        assertWaiting(2, "/deliveries");
    }

    private void assertWaiting(long count, String where) throws Exception {
        JsonNode answer = answer();
        assertFalse(answer.path("drained").asBoolean(), answer.toString());
        assertEquals(count, answer.path("waiting").at(where).asLong(), answer.toString());
    }

    private JsonNode answer() throws Exception {
        return new JsonMapper().readTree(resource.answer(DevRequests.get()).body());
    }

    private static void read(String reader, String feed, long position) throws Exception {
        try (Connection connection = TestDatabase.superuser().getConnection();
                Statement statement = connection.createStatement();
                ResultSet head = statement.executeQuery("SELECT epoch, cursor_key FROM " + feed + ".feed_head")) {
            head.next();
            String cursor = new Cursor((int) head.getLong(1), position).seal(head.getBytes(2));
            TestDatabase.run("INSERT INTO " + reader + ".feed_positions VALUES ('" + feed + "', '" + cursor + "')");
        }
    }

    private static void reminder(String fireAt) throws Exception {
        TestDatabase.run(
                "INSERT INTO notification.obligations (id, agency, directive, directive_id, action, deliver,"
                        + " occurrence, zone, handling, state) VALUES (gen_random_uuid(), 'usda', 'bod-17-01',"
                        + " 'BOD 17-01', 'RA1', 'inventory-report', 1, 'America/New_York', '', 'notReported')",
                "INSERT INTO notification.reminders (obligation, due_before, rung, agency, fire_at)"
                        + " SELECT id, '2017-10-14T04:00:00Z', 'P7D', agency, '" + fireAt
                        + "' FROM notification.obligations");
    }

    private static void delivery(String notBefore, String lease) throws Exception {
        TestDatabase.run("""
                WITH subscription AS (INSERT INTO notification.subscriptions
                    (id, agency, channel, target, origin, created_by, created_at)
                    VALUES (gen_random_uuid(), 'usda', 'email', gen_random_uuid() || '@usda.example', 'contact', '', now())
                    RETURNING id, agency, channel),
                alert AS (INSERT INTO notification.alerts (id, kind, agency, agency_name, raised_at)
                    VALUES (gen_random_uuid(), 'obligation-due', 'usda', '', now()) RETURNING id)
                INSERT INTO notification.deliveries
                    (id, alert, subscription, agency, channel, not_before, lease, queued_at)
                SELECT gen_random_uuid(), alert.id, subscription.id, agency, channel, %s, %s, now()
                FROM subscription, alert""".formatted(notBefore, lease));
    }

    private static String resource(String name) throws Exception {
        try (InputStream stream = DrainedResourceTest.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(stream).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
