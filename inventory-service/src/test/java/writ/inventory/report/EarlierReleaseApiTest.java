package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** What an earlier release left in the database is read by this one. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class EarlierReleaseApiTest {
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
}
