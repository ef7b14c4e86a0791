package writ.kit.feed;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import writ.kit.testing.Database;

/** The feed's tables, as a superuser sees and sets them. */
final class FeedTables {

    private FeedTables() {}

    /** The head first, as the sequencer does, and then in the order of a consumer: neither is met half-way. */
    static void empty() throws SQLException {
        superuser("UPDATE kit.feed_head SET position = 0, kept_after = 0;"
                + " TRUNCATE kit.feed_positions, kit.effects, kit.outbox, kit.events");
    }

    static void superuser(String sql) throws SQLException {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static List<String> query(String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }
}
