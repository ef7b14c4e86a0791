package writ.directive;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Database;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "directive"))
@QuarkusTestResource(InventoryStub.class)
class RowLevelSecurityTest {

    private static final String OF_AGENCIES = """
            SELECT c.relname FROM pg_class c
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'agency' AND NOT a.attisdropped
            WHERE c.relnamespace = 'directive'::regnamespace AND c.relkind IN ('r', 'p')""";

    @Test
    void everyTableWithAnAgencyIsBoundEvenForItsOwner() throws SQLException {
        try (Connection connection = Database.superuser()) {
            assertFalse(column(connection, OF_AGENCIES).isEmpty());
            assertEquals(
                    List.of(),
                    column(connection, OF_AGENCIES + " AND NOT (c.relrowsecurity AND c.relforcerowsecurity)"));
        }
    }

    @Test
    void sqlWithoutACallerSeesNoRow() throws SQLException {
        // Given
        everyTableHasARow("rls-nobody");
        // When, Then
        try (Connection connection = Database.app("directive")) {
            for (String table : column(connection, OF_AGENCIES)) {
                assertEquals(List.of(), column(connection, "SELECT agency FROM " + table), table);
            }
        }
    }

    @Test
    void aCallerSeesTheRowsOfItsAgencyAndADraftIsSeenByNobodyElse() throws SQLException {
        // Given
        everyTableHasARow("rls-own");
        // When, Then
        try (Connection connection = Database.app("directive")) {
            for (String table : List.of(
                    "obligations", "obligation_facts", "submissions", "attestations", "report_notices", "drafts")) {
                assertEquals(List.of("usda"), agencies(connection, "usda", table), table);
            }
            assertTrue(agencies(connection, "*", "obligations").containsAll(List.of("hhs", "usda")));
            assertEquals(List.of(), agencies(connection, "*", "drafts"));
            assertEquals(List.of(), agencies(connection, "hhs", "drafts"));
        }
    }

    @Test
    void factsAreNeitherChangedNorRemovedByTheService() throws SQLException {
        for (String table : List.of(
                "issuances",
                "occurrences",
                "obligations",
                "obligation_facts",
                "agency_figures",
                "report_notices",
                "submissions",
                "attestations")) {
            try (Connection connection = Database.superuser()) {
                String right = "SELECT has_table_privilege('directive_app', 'directive." + table + "', '%s')";
                assertEquals(List.of("f"), column(connection, right.formatted("UPDATE")), table);
                assertEquals(List.of("f"), column(connection, right.formatted("DELETE")), table);
            }
        }
    }

    private static void everyTableHasARow(String directive) {
        TestClock.hold(Instant.parse("2017-09-13T13:00:00Z"));
        Writ.issued(directive, "2017-09-13", "usda", "hhs");
        Writ.reported(directive, "usda", Instant.parse("2017-09-13T12:00:00Z"), 1);
        Writ.told("""
                [{"specversion": "1.0", "id": "%s", "source": "/v1/inventory-events", "type": "dev.writ.report.withdrawn",
                  "subject": "r", "time": "2017-09-13T12:00:00Z", "data": {"agency": "usda", "report": "r"}}]""".formatted(directive));
        await().until(() ->
                Facts.count("SELECT count(*) FROM directive.report_notices WHERE event = ?", directive) > 0);
        String plan = Writ.obligation(directive, "usda", "RA2", 1);
        Writ.answer("usda", plan, "{\"content\": {\"plan\": 1}}");
        Writ.reporter("usda")
                .header("If-Match", "*")
                .body("{\"content\": {\"plan\": 2}}")
                .put("/v1/obligations/" + plan + "/draft")
                .then()
                .statusCode(200);
    }

    private static List<String> agencies(Connection connection, String reach, String table) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('writ.reach', '" + reach + "', false)");
        }
        return column(connection, "SELECT DISTINCT agency FROM " + table + " ORDER BY agency");
    }

    private static List<String> column(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> column = new ArrayList<>();
            while (rows.next()) {
                column.add(rows.getString(1));
            }
            return column;
        }
    }
}
