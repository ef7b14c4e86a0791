package writ.directive.obligation;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import writ.directive.InventoryStub;
import writ.kit.testing.Database;
import writ.kit.testing.WritTestResource;

/** How PostgreSQL would read the facts of an obligation if there were millions. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class FactIndexTest {

    @Test
    void addingAFactDoesNotReadThemAll() throws SQLException {
        assertIndexed(FactSql.ADD, 11);
    }

    @Test
    void theHistoryOfAnObligationDoesNotReadThemAll() throws SQLException {
        assertIndexed(ObligationSql.HISTORY, 3);
    }

    private static void assertIndexed(String sql, int parameters) throws SQLException {
        String plan = plan(sql, parameters);
        assertTrue(plan.contains("ix_obligation_facts_obligation"), plan);
        assertTrue(!plan.contains("Seq Scan on obligation_facts"), plan);
    }

    private static String plan(String sql, int parameters) throws SQLException {
        StringBuilder plan = new StringBuilder();
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = directive");
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET plan_cache_mode = force_generic_plan");
            statement.execute("PREPARE planned AS " + sql);
            String nulls = String.join(", ", Collections.nCopies(parameters, "NULL"));
            try (ResultSet rows = statement.executeQuery("EXPLAIN EXECUTE planned(" + nulls + ")")) {
                while (rows.next()) {
                    plan.append(rows.getString(1)).append('\n');
                }
            }
        }
        return plan.toString();
    }
}
