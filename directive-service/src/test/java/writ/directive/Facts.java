package writ.directive;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import writ.kit.testing.Database;

/** Looks into the database where the API has no answer, past row-level security. */
public final class Facts {

    private Facts() {}

    public static boolean figuresKnown(String event) {
        return count("SELECT count(*) FROM directive.agency_figures WHERE event = ?", event) > 0;
    }

    /** Business time as it is held. */
    static Instant now() {
        try (Connection connection = Database.superuser();
                PreparedStatement statement = connection.prepareStatement("SELECT simulated_anchor FROM suite.clock");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getObject(1, OffsetDateTime.class).toInstant();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events of a type about a directive. */
    public static long events(String type, String directive) {
        return count(
                "SELECT count(*) FROM (SELECT type, data FROM directive.outbox UNION ALL"
                        + " SELECT type, data FROM directive.events) e WHERE type = ? AND data->>'directive' = ?",
                type,
                directive);
    }

    /** A count, with text parameters. */
    public static long count(String sql, String... args) {
        try (Connection connection = Database.superuser();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int n = 0; n < args.length; n++) {
                statement.setString(n + 1, args[n]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
