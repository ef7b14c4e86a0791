package writ.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import writ.kit.caller.Caller;
import writ.kit.db.Where;
import writ.kit.testing.Database;

/** How PostgreSQL would read a list if there were millions of deliveries: not past those of others. */
@QuarkusTest
class DeliveryListPlanTest {

    private static final Caller AGENCY = new Caller("s", "s", Set.of(), "usda", null, null);
    private static final Caller AUTHORITY = Caller.system("test");

    @Test
    void anAgencysListReadsItsOwnAlone() throws SQLException {
        assertPlan(AGENCY, new Deliveries.Filter(null, null, null), "ix_deliveries_agency_queued_at");
    }

    @Test
    void theListOfASubscriptionReadsItsOwnAlone() throws SQLException {
        assertPlan(
                AUTHORITY,
                new Deliveries.Filter(null, UUID.randomUUID(), null),
                "ix_deliveries_subscription_queued_at");
    }

    @Test
    void whatWasGivenUpIsFoundWithoutReadingWhatArrived() throws SQLException {
        assertPlan(AUTHORITY, new Deliveries.Filter(null, null, "stopped"), "ix_deliveries_stopped_queued_at");
    }

    @Test
    void whatIsPendingIsFoundWithoutReadingWhatArrived() throws SQLException {
        assertPlan(AUTHORITY, new Deliveries.Filter(null, null, "pending"), "ix_deliveries_pending_queued_at");
    }

    private static void assertPlan(Caller caller, Deliveries.Filter filter, String index) throws SQLException {
        Where where = filter.of(caller);
        String plan = plan(caller, Deliveries.list(where, 51), where.args());
        assertTrue(plan.contains(index + " on deliveries"), plan);
        assertFalse(plan.contains("Sort"), plan);
    }

    private static String plan(Caller caller, String sql, @Nullable Object... args) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = Database.app("notification");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('writ.reach', '" + caller.reach() + "', false)");
            for (String small : List.of("seqscan", "bitmapscan", "sort")) { // what is cheap on an empty table
                statement.execute("SET enable_" + small + " = off");
            }
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE planned AS " + sql);
            String values = Stream.of(args).map(arg -> "'" + arg + "'").collect(Collectors.joining(", "));
            try (ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE planned(" + values + ")")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
