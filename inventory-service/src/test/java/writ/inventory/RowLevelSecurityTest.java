package writ.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory.Has;
import writ.kit.testing.Database;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class RowLevelSecurityTest {
    private static final String OF_AGENCIES = """
            SELECT c.relname FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency' AND NOT a.attisdropped
            WHERE c.relnamespace = 'inventory'::regnamespace AND c.relkind IN ('r', 'p')""";

    @Inject
    Inventory inventory;

    @BeforeEach
    void twoAgencies() {
        Inventory.empty();
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.report("usda", null, Instant.EPOCH, Has.on("Kaspersky", "Kaspersky Anti-Virus", "pc-1"));
        inventory.report("usda", "fs", Instant.EPOCH, Has.on("Kaspersky", "Kaspersky Anti-Virus", "fs-1"));
        inventory.report("hhs", null, Instant.EPOCH, Has.on("Kaspersky", "Kaspersky Anti-Virus", "h-1"));
    }

    @Test
    void everyTableWithAnAgencyIsBoundEvenForItsOwner() {
        assertFalse(Inventory.rows(OF_AGENCIES).isEmpty());
        assertEquals(List.of(), Inventory.rows(OF_AGENCIES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"));
    }

    @Test
    void sqlWithoutACallerSeesNoRow() throws SQLException {
        for (String table : Inventory.rows(OF_AGENCIES)) {
            assertEquals(List.of(), agencies(table, "", ""), table);
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
        for (String table : List.of("products", "scopes", "match_decisions", "endpoints", "holdings")) {
            assertEquals(
                    List.of("f | f"),
                    Inventory.rows("SELECT has_table_privilege('inventory_app', 'inventory." + table + "', 'UPDATE'),"
                            + " has_table_privilege('inventory_app', 'inventory." + table + "', 'DELETE')"),
                    table);
        }
    }

    private static List<String> agencies(String table, String reach, String component) throws SQLException {
        try (Connection connection = Database.app("inventory");
                Statement statement = connection.createStatement()) {
            if (!reach.isEmpty()) {
                statement.execute("SELECT set_config('writ.reach', '" + reach + "', false),"
                        + " set_config('writ.component', '" + component + "', false)");
            }
            List<String> agencies = new java.util.ArrayList<>();
            try (ResultSet rows = statement.executeQuery("SELECT agency FROM inventory." + table + " ORDER BY 1")) {
                while (rows.next()) {
                    agencies.add(rows.getString(1));
                }
            }
            return agencies;
        }
    }
}
