package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.Database;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What an earlier release left in the database is read by this one. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class EarlierReleaseApiTest {
    private static final String BACKFILL = "/db/migration/V202611241214__agency_products_of_before.sql";

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
    }

    @Test
    void receiptWithMembersThatAreNoLongerKnownIsRead() {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), Sent.CSV);
        String report = Sent.received(Sent.report("usda"), Sent.CSV.replace("Tool", "Hammer"));
        Inventory.sql("""
                UPDATE reports SET outcome = outcome || jsonb_build_object('refusalsKept', 0, 'other', '{}'::jsonb,
                    'refusals', '[{"line": 2, "reason": "x", "other": 1}]'::jsonb,
                    'changes', nullif(outcome->'changes', 'null') || '{"other": 1}',
                    'newProducts', '{"count": 1, "other": 1, "first": [{"supplier": "", "product": "A", "other": 1}]}'::jsonb)
                """);

        // When
        var one = Sent.receipt("usda", report);
        var list = Sent.as(Tokens.reporter("usda")).get("/v1/reports");

        // Then
        one.then()
                .statusCode(200)
                .body("newProducts.first.product", contains("A"))
                .body("changes.productsAdded", is(1));
        list.then().statusCode(200).body("items.size()", is(2));
    }

    @Test
    void productsOfReportsOfBeforeAreNotNewToTheirAgency() throws IOException, SQLException {
        // Given
        Sent.received(Sent.report("usda"), Sent.CSV);
        Sent.received(Sent.report("usda").queryParam("component", "fs"), Sent.CSV);
        TestClock.hold(Instant.parse("2017-10-03T14:00:00Z"));
        Sent.received(Sent.report("usda", "2017-10-02T12:00:00Z"), Sent.CSV);
        String kept = "SELECT agency, component, supplier, name, version, named_at FROM agency_products ORDER BY 2, 3";
        List<String> named = Inventory.rows(kept);
        Inventory.sql("TRUNCATE agency_products");

        // When
        migrate(BACKFILL);
        migrate(BACKFILL);

        // Then
        assertEquals(4, named.size());
        assertEquals(named, Inventory.rows(kept));
    }

    private static void migrate(String migration) throws IOException, SQLException {
        try (InputStream sql = EarlierReleaseApiTest.class.getResourceAsStream(migration);
                Connection connection = Database.owner("inventory");
                Statement run = connection.createStatement()) {
            connection.setAutoCommit(false);
            run.execute("SET search_path = inventory");
            run.execute(new String(sql.readAllBytes(), StandardCharsets.UTF_8));
            connection.commit();
        }
    }
}
