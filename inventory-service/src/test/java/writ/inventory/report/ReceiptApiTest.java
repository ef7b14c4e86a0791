package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.match.Kaspersky;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReceiptApiTest {

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture");
        inventory.agency("hhs", "Department of Health and Human Services");
    }

    @Test
    void newProductsAreNewToTheAgencyWhateverOthersHave() {
        // Given
        Sent.received(Sent.report("hhs"), Sent.CSV);
        String none = "supplier,product,version,endpoints\nKaspersky Lab,Kaspersky Anti-Virus,10,0\n";

        // When
        var asked = Sent.csv(Sent.report("usda", "2017-09-01T00:00:00Z"), none);
        var first = Sent.csv(Sent.report("usda"), Sent.CSV.replace("Tool", "TOOL"));

        // Then
        asked.then().statusCode(201).body("newProducts.count", is(0));
        first.then()
                .body("newProducts.count", is(2))
                .body("newProducts.first.product", contains("TOOL", "Kaspersky Anti-Virus"));
    }

    @Test
    void receiptSaysWhatIsPossibleAndWhatTheDirectiveLeavesOut() {
        // Given
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);

        // When
        var answer = Sent.csv(Sent.report("usda"), """
                endpoint,supplier,product,embedded
                pc-1,CDW,Kaspersky Anti-Virus,
                pc-1,Acme,Mail Gateway with Kaspersky engine,
                pc-2,Kaspersky Lab,Scan Engine,yes
                pc-2,Microsoft,Office,
                """);

        // Then
        answer.then()
                .statusCode(201)
                .body("findings[0].figures.bounds.atMost", is(0))
                .body("findings[0].figures.productCount", is(0))
                .body("findings[0].figures.possible", is(2))
                .body("findings[0].figures.excluded", is(1));
    }

    @Test
    void refusedRowLeavesNoHolding() {
        // When
        var answer = Sent.csv(
                Sent.report("usda").queryParam("mode", "lenient"),
                "endpoint,supplier,product\npc1,Microsoft,Office\n,Kaspersky Lab,Kaspersky Anti-Virus\n");

        // Then
        answer.then()
                .statusCode(201)
                .body("refused", is(1))
                .body("products", is(1))
                .body("newProducts.count", is(1));
        assertEquals(List.of("Office"), Inventory.rows("SELECT product FROM products"));
    }
}
