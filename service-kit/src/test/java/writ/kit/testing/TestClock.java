package writ.kit.testing;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/** Moves the business clock of all tests; the next request and the next background transaction see it. */
public final class TestClock {

    private static final String HOLD = """
            INSERT INTO suite.clock (real_anchor, simulated_anchor, speed, version)
            VALUES (clock_timestamp(), ?, 0, (extract(epoch FROM clock_timestamp()) * 1000000)::bigint)
            ON CONFLICT (id) DO UPDATE SET real_anchor = excluded.real_anchor, speed = 0,
                simulated_anchor = excluded.simulated_anchor, version = excluded.version""";

    private TestClock() {}

    /** Holds business time at an instant, which may also lie before the present one. */
    public static void hold(Instant at) {
        try (Connection connection = Database.superuser()) {
            try (PreparedStatement statement = connection.prepareStatement(HOLD)) {
                statement.setObject(1, OffsetDateTime.ofInstant(at, ZoneOffset.UTC));
                statement.executeUpdate();
            }
            try (Statement notify = connection.createStatement()) {
                notify.execute("NOTIFY suite_clock");
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Lets business time be wall time again. */
    public static void release() {
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("DELETE FROM suite.clock");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
