package writ.notification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.notification.Api.as;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;

/** What row-level security lets through, whatever a statement forgets. */
@QuarkusTest
class ReachTest {

    private static final List<String> TABLES = List.of(
            "agencies",
            "subscriptions",
            "webhook_secrets",
            "alerts",
            "deliveries",
            "attempts",
            "obligations",
            "obligation_changes",
            "reminders");

    @Inject
    DirectiveFeed feed;

    private String agency;
    private String other;

    @BeforeEach
    void twoAgencies() {
        agency = life();
        other = life();
    }

    @Test
    void withoutACallerNothingIsSeen() throws SQLException {
        try (Connection connection = Database.app("notification")) {
            for (String table : TABLES) {
                assertEquals(Set.of(), agencies(connection, table), table);
            }
        }
    }

    @Test
    void anAgencySeesItsOwnRowsAlone() throws SQLException {
        try (Connection connection = Database.app("notification")) {
            reach(connection, agency);
            for (String table : TABLES) {
                assertEquals(Set.of(agency), agencies(connection, table), table);
            }
        }
    }

    @Test
    void theAuthoritySeesTheRowsOfAll() throws SQLException {
        try (Connection connection = Database.app("notification")) {
            reach(connection, "*");
            for (String table : TABLES) {
                assertTrue(agencies(connection, table).containsAll(Set.of(agency, other)), table);
            }
        }
    }

    @Test
    void aPartitionIsNoWayRound() throws SQLException {
        try (Connection connection = Database.app("notification")) {
            reach(connection, "*");
            for (String partition : partitions(connection)) {
                assertEquals(Set.of(), agencies(connection, partition), partition);
            }
        }
    }

    @Test
    void factsAreNeitherChangedNorRemoved() throws SQLException {
        try (Connection connection = Database.app("notification");
                Statement statement = connection.createStatement()) {
            for (String table : List.of("alerts", "attempts", "obligation_changes")) {
                assertThrows(SQLException.class, () -> statement.execute("DELETE FROM " + table), table);
                assertThrows(
                        SQLException.class, () -> statement.execute("UPDATE " + table + " SET agency = ''"), table);
            }
        }
    }

    /** An agency with a row in every table. */
    private String life() {
        String slug = feed.agency("lead-poc:lead@" + UUID.randomUUID() + ".example");
        as(Tokens.reporter(slug))
                .body("{\"channel\": \"webhook\", \"target\": \"https://siem.invalid/\"}")
                .post("/v1/subscriptions")
                .then()
                .statusCode(201);
        Duty duty = Duty.of(slug, "bod-" + UUID.randomUUID(), "RA1", Instant.parse("2099-01-01T05:00:00Z"));
        feed.tell(duty.opened(Instant.now()), duty.changed("returned", Instant.now()));
        Awaitility.await().until(() -> {
            try (Connection connection = Database.superuser();
                    Statement statement = connection.createStatement()) {
                statement.execute("SET search_path = notification");
                return agencies(connection, "attempts").contains(slug);
            }
        });
        return slug;
    }

    private static void reach(Connection connection, String reach) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('writ.reach', '" + reach + "', false)");
        }
    }

    private static Set<String> agencies(Connection connection, String table) throws SQLException {
        Set<String> found = new TreeSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT DISTINCT agency FROM " + table)) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        return found;
    }

    private static List<String> partitions(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT inhrelid::regclass::text FROM pg_inherits WHERE inhparent = 'attempts'::regclass")) {
            while (rows.next()) {
                found.add(rows.getString(1));
            }
        }
        assertTrue(found.size() >= 2, "this month's and the next one's");
        return found;
    }
}
