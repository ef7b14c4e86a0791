package writ.local.clock;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.sql.DataSource;
import writ.kit.clock.ClockMapping;

/** The one writer of the suite's business clock; the services only read it. */
public final class SuiteClock {

    private static final Duration FARTHEST = Duration.ofDays(3653);

    private final DataSource superuser;
    private final Clock wall;

    public SuiteClock(DataSource superuser, Clock wall) {
        this.superuser = superuser;
        this.wall = wall;
    }

    /** A clock at an instant of the directive's life. */
    record Reading(Instant now, double speed) {}

    /** Empty when business time is wall time. */
    public Optional<ClockMapping> mapping() throws SQLException {
        try (Connection connection = superuser.getConnection()) {
            return mapping(connection);
        }
    }

    /** The mapping as a transaction sees it; empty when business time is wall time. */
    public static Optional<ClockMapping> mapping(Connection connection) throws SQLException {
        return read(connection, "");
    }

    /** Starts simulating, held at an instant; only a suite without a past may do so. */
    public void startAt(Instant start) throws SQLException {
        try (Connection connection = superuser.getConnection();
                PreparedStatement insert = connection.prepareStatement(
                        "INSERT INTO suite.clock (real_anchor, simulated_anchor, speed) VALUES (?, ?, 0)")) {
            insert.setObject(1, at(wall.instant()));
            insert.setObject(2, at(start));
            insert.executeUpdate();
        }
    }

    /** Moves the clock forward and holds it there. */
    Reading moveTo(Instant to) throws SQLException {
        return change(reading -> {
            if (to.isBefore(reading.now())) {
                throw new Backward(reading.now());
            }
            if (to.isAfter(reading.now().plus(FARTHEST))) {
                throw new TooFar(reading.now().plus(FARTHEST));
            }
            return new Reading(to, 0);
        });
    }

    /** Lets the clock run from where it is; 0 holds it. */
    Reading runAt(double speed) throws SQLException {
        return change(reading -> new Reading(reading.now(), speed));
    }

    Optional<Reading> reading() throws SQLException {
        return mapping().map(mapping -> new Reading(mapping.at(wall.instant()), mapping.speed()));
    }

    private Reading change(UnaryOperator<Reading> next) throws SQLException {
        try (Connection connection = superuser.getConnection()) {
            connection.setAutoCommit(false);
            ClockMapping old = read(connection, " FOR UPDATE").orElseThrow(NotSimulated::new);
            Instant wallNow = wall.instant();
            Reading reading = next.apply(new Reading(old.at(wallNow), old.speed()));
            try (PreparedStatement update = connection.prepareStatement("UPDATE suite.clock"
                    + " SET real_anchor = ?, simulated_anchor = ?, speed = ?, version = version + 1")) {
                update.setObject(1, at(wallNow));
                update.setObject(2, at(reading.now()));
                update.setDouble(3, reading.speed());
                update.executeUpdate();
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("NOTIFY suite_clock");
            }
            connection.commit();
            return reading;
        }
    }

    private static Optional<ClockMapping> read(Connection connection, String lock) throws SQLException {
        String select = "SELECT real_anchor, simulated_anchor, speed, version FROM suite.clock" + lock;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            return row.next()
                    ? Optional.of(new ClockMapping(
                            row.getObject(1, OffsetDateTime.class).toInstant(),
                            row.getObject(2, OffsetDateTime.class).toInstant(),
                            row.getDouble(3),
                            row.getLong(4)))
                    : Optional.empty();
        }
    }

    private static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** The clock was to go back. */
    static final class Backward extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Instant now;

        Backward(Instant now) {
            this.now = now;
        }

        Instant now() {
            return now;
        }
    }

    /** The clock was to leap so far that a slip of the pen would open the obligations of centuries. */
    static final class TooFar extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final Instant farthest;

        TooFar(Instant farthest) {
            this.farthest = farthest;
        }

        Instant farthest() {
            return farthest;
        }
    }

    /** Business time is wall time, which nobody moves. */
    static final class NotSimulated extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }
}
