package writ.local.drained;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import writ.kit.clock.ClockMapping;
import writ.kit.feed.Cursor;
import writ.local.clock.SuiteClock;

/**
 * Counts what waits, over all schemas in one snapshot: whatever moves from one place to the next does so in one
 * transaction, so it is seen in exactly one of them.
 */
final class WaitingSql {

    private static final String SERIES = "SELECT count(*) FROM directive.actions WHERE extend_at <= ?";

    private static final String REMINDERS =
            "SELECT count(*) FROM notification.reminders WHERE state = 'pending' AND fire_at <= ?";

    /** A leased delivery is being sent; its not_before is the end of the lease. */
    private static final String DELIVERIES = "SELECT count(*) FROM notification.deliveries"
            + " WHERE state = 'pending' AND (lease IS NOT NULL OR not_before <= ?)";

    private final DataSource superuser;
    private final Clock wall;
    private final List<String> services;

    WaitingSql(DataSource superuser, Clock wall, List<String> services) {
        this.superuser = superuser;
        this.wall = wall;
        this.services = List.copyOf(services);
    }

    private record Head(int epoch, long position, byte[] key) {}

    Waiting count() throws SQLException {
        try (Connection connection = superuser.getConnection()) {
            connection.setReadOnly(true);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            connection.setAutoCommit(false);
            Instant wallNow = wall.instant();
            Instant now =
                    SuiteClock.mapping(connection).orElse(ClockMapping.REAL).at(wallNow);
            Map<String, Long> outbox = new TreeMap<>();
            Map<String, Head> heads = new TreeMap<>();
            for (String service : services) {
                outbox.put(service, number(connection, "SELECT count(*) FROM " + service + ".outbox"));
                heads.put(service, head(connection, service));
            }
            return new Waiting(
                    outbox,
                    unread(connection, heads),
                    number(connection, SERIES, now),
                    number(connection, REMINDERS, now),
                    number(connection, DELIVERIES, wallNow));
        }
    }

    private Map<String, Long> unread(Connection connection, Map<String, Head> heads) throws SQLException {
        Map<String, Long> unread = new TreeMap<>();
        for (String reader : services) {
            String select = "SELECT feed, cursor FROM " + reader + ".feed_positions";
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(select)) {
                while (row.next()) {
                    Head head = heads.get(row.getString("feed"));
                    if (head != null) {
                        String cursor = row.getString("cursor");
                        Cursor read = cursor == null ? new Cursor(head.epoch(), 0) : Cursor.open(cursor, head.key());
                        long position = read.epoch() == head.epoch() ? read.position() : 0;
                        unread.put(reader + "<-" + row.getString("feed"), head.position() - position);
                    }
                }
            }
        }
        return unread;
    }

    private static Head head(Connection connection, String service) throws SQLException {
        String select = "SELECT epoch, position, cursor_key FROM " + service + ".feed_head";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(select)) {
            row.next();
            return new Head((int) row.getLong(1), row.getLong(2), row.getBytes(3));
        }
    }

    private static long number(Connection connection, String select, Instant... instants) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(select)) {
            for (int i = 0; i < instants.length; i++) {
                statement.setObject(i + 1, instants[i].atOffset(ZoneOffset.UTC));
            }
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                return row.getLong(1);
            }
        }
    }
}
