package writ.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory.Has;
import writ.inventory.match.Kaspersky;
import writ.kit.testing.Database;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class RowLevelSecurityTest {
    private static final String TABLES = """
            SELECT c.relname FROM pg_class c
            WHERE c.relnamespace = 'inventory'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
              AND c.relname NOT IN ('outbox', 'events', 'feed_head', 'feed_positions', 'flyway_schema_history')""";
    private static final Set<String> OF_ALL = Set.of("products", "name_starts", "scopes", "match_decisions");

    @Inject
    Inventory inventory;

    @BeforeEach
    void twoAgencies() {
        Inventory.empty();
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        inventory.report("usda", null, Instant.EPOCH, Has.on("Kaspersky", "Kaspersky Anti-Virus", "pc-1"));
        inventory.report("usda", "fs", Instant.EPOCH, Has.on("Kaspersky", "Kaspersky Anti-Virus", "fs-1"));
        inventory.report("hhs", null, Instant.EPOCH, Has.on("Kaspersky", "Kaspersky Anti-Virus", "h-1"));
        Inventory.sql("""
                INSERT INTO match_rules (id, agency, supplier, verdict, reason, decided_by, decided_at)
                VALUES ('00000000-0000-0000-0000-000000000001', 'usda', 'Kaspersky', 'out', 'x', 'x', now());
                INSERT INTO match_rule_ends SELECT id, agency, 'x', 'x', now() FROM match_rules;
                INSERT INTO ruled_products SELECT m.id, p.id, m.agency FROM match_rules m, products p;""");
        Inventory.sql("""
                INSERT INTO reports (agency, component, id, as_of, received_at, sent_by, methodology, mode, format, digest,
                                     bytes, chunks, late, taken, refused, outcome, state)
                SELECT agency, component, report, as_of, received_at, 'x', 'scan', 'strict', 'x', sha256('x'), 1, 1, false,
                       1, 1, '{}', 1 FROM current_reports;
                INSERT INTO uploads SELECT id, agency, component, now() FROM reports;
                INSERT INTO resumable_uploads (id, agency, component, length, as_of, methodology, mode)
                SELECT id, agency, component, 1, now(), 'x', 'strict' FROM reports;
                INSERT INTO refused_reports SELECT agency, component, id, now(), 'x', now(), 'x', 'strict', NULL, '{}' FROM reports;
                INSERT INTO endpoint_totals SELECT agency, component, id, now(), 1, 'x', NULL, 'x', now() FROM reports;
                INSERT INTO inapplicabilities SELECT agency, component, id, now(), 'x', 'x', now() FROM reports;
                INSERT INTO report_chunks SELECT agency, component, id, 0, 'x' FROM reports;
                INSERT INTO report_refusals SELECT agency, component, id, 0, 1, NULL, 'x' FROM reports;
                INSERT INTO report_withdrawals SELECT agency, component, id, 'x', now(), 'x' FROM reports""");
    }

    @Test
    void everyTableIsBoundEvenForItsOwner() {
        assertFalse(Inventory.rows(TABLES).isEmpty());
        assertEquals(List.of(), Inventory.rows(TABLES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"));
    }

    @Test
    void sqlWithoutACallerSeesNoRowOfWhatACallerSees() throws SQLException {
        for (String table : Inventory.rows(TABLES)) {
            assertNotEquals(0, count(table, "*"), table + " is not filled");
            assertNotEquals(0, count(table, "usda"), table + " shows its own agency nothing");
            assertEquals(0, count(table, ""), table);
        }
    }

    @Test
    void callerOfAnotherAgencySeesNoRow() throws SQLException {
        for (String table : Inventory.rows(TABLES)) {
            assertEquals(OF_ALL.contains(table) ? count(table, "*") : 0, count(table, "nasa"), table);
        }
    }

    @Test
    void callerSeesItsAgencyOrItsComponentOnly() throws SQLException {
        assertEquals(List.of("usda", "usda"), agencies("holdings", "usda", ""));
        assertEquals(List.of("usda"), agencies("holdings", "usda", "fs"));
        assertEquals(List.of("usda"), agencies("current_reports", "usda", "fs"));
        assertEquals(List.of("hhs"), agencies("endpoints", "hhs", ""));
        assertEquals(List.of(), agencies("holdings", "hhs", "fs"));
        assertEquals(List.of("hhs", "usda", "usda"), agencies("holdings", "*", ""));
    }

    @Test
    void factsAreNeitherChangedNorRemovedByTheService() throws SQLException {
        for (String table : List.of("products", "name_starts", "scopes", "match_decisions", "endpoints", "holdings")) {
            assertEquals(
                    List.of("f | f"),
                    Inventory.rows("SELECT has_table_privilege('inventory_app', 'inventory." + table + "', 'UPDATE'),"
                            + " has_table_privilege('inventory_app', 'inventory." + table + "', 'DELETE')"),
                    table);
        }
    }

    private static int count(String table, String reach) throws SQLException {
        return select("count(*)", table, reach, "").stream()
                .mapToInt(Integer::parseInt)
                .sum();
    }

    private static List<String> agencies(String table, String reach, String component) throws SQLException {
        return select("agency", table, reach, component);
    }

    private static List<String> select(String what, String table, String reach, String component) throws SQLException {
        try (Connection connection = Database.app("inventory");
                Statement statement = connection.createStatement()) {
            if (!reach.isEmpty()) {
                statement.execute("SELECT set_config('writ.reach', '" + reach + "', false),"
                        + " set_config('writ.component', '" + component + "', false)");
            }
            List<String> found = new java.util.ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("SELECT " + what + " FROM inventory." + table + " ORDER BY 1")) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
            return found;
        }
    }
}
