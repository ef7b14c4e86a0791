package writ.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Database;

@QuarkusTest
class AttemptPartitionsTest {

    @Inject
    AttemptPartitions partitions;

    @Test
    void monthsThatAreKeptNoLongerAreDroppedAndNoOthers() throws SQLException {
        String kept = answer("SELECT 'attempts_' || to_char(now() - interval '13 months', 'YYYY_MM')");
        answer("SELECT make_attempts_partitions('2020-02-10T00:00:00Z')");
        answer("SELECT make_attempts_partitions(now() - interval '13 months')");

        int dropped = partitions.dropOld().await().atMost(Duration.ofSeconds(10));

        assertEquals(2, dropped);
        assertFalse(exists("attempts_2020_02"));
        assertTrue(exists(kept), kept);
    }

    @Test
    void onlyTheServiceMakesAndDropsPartitions() throws SQLException {
        for (String function : List.of("make_attempts_partitions", "drop_attempts_partitions")) {
            assertEquals(
                    "f", answer("SELECT has_function_privilege('public', '" + function + "(timestamptz)', 'execute')"));
        }
    }

    private static boolean exists(String table) throws SQLException {
        return answer("SELECT to_regclass('" + table + "') IS NOT NULL").equals("t");
    }

    private static String answer(String select) throws SQLException {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = notification");
            try (ResultSet rows = statement.executeQuery(select)) {
                rows.next();
                return rows.getString(1);
            }
        }
    }
}
