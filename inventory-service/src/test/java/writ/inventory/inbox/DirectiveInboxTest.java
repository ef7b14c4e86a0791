package writ.inventory.inbox;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.Inventory.Has;
import writ.inventory.match.Kaspersky;
import writ.inventory.rollup.Figures;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class DirectiveInboxTest {
    private static final Instant JULY = Instant.parse("2017-07-01T00:00:00Z");
    private static final Instant AUGUST = Instant.parse("2017-08-01T00:00:00Z");

    @Inject
    Inventory inventory;

    @Inject
    Figures figures;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void begin() {
        Inventory.empty();
    }

    @Test
    void agenciesAreKnownBySlugAcronymAndAliasAndFollowChanges() {
        inventory.agency("usda", "Agriculture", "fs");
        inventory.agency("usda", "Department of Agriculture", "fs", "ars");

        assertEquals(
                List.of("usda | Department of Agriculture | {\"Old usda\",USDA}"),
                Inventory.rows("SELECT agency, name, aliases FROM agencies"));
        assertEquals(
                List.of("usda | ars", "usda | fs"),
                Inventory.rows("SELECT agency, component FROM components ORDER BY 1, 2"));
    }

    @Test
    void issuedScopeTellsEachAgencyWithAReportItsFigures() throws JsonProcessingException {
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.agency("hhs", "Health and Human Services");
        inventory.agency("nasa", "Aeronautics");
        UUID whole = inventory.report(
                "usda",
                null,
                JULY,
                Has.on("Kaspersky Lab", "Kaspersky Anti-Virus 2016", "pc-1", "pc-2"),
                Has.on("AO Kaspersky Lab", "Kaspersky Anti-Virus 2017", "pc-2", "pc-3"),
                Has.on("CDW", "Kaspersky Anti-Virus 2017", "pc-3"),
                Has.on("Unknown", "Kaspersky Safe Kids", "pc-4"),
                Has.on("Kaspersky", "Kaspersky Threat Intelligence", "pc-1"));
        UUID forest = inventory.report(
                "usda", "fs", AUGUST, Has.declared("Kaspersky", "Kaspersky Safe Kids", 9), Has.present("CDW", "Any"));
        inventory.report("hhs", null, JULY, Has.on("Acme", "Tool", "h-1"));

        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);

        List<JsonNode> changed = changes();
        assertEquals(
                List.of("hhs", "usda"),
                changed.stream().map(e -> e.path("agency").asText()).toList());
        assertEquals(
                json.readTree("""
                        {"products": [
                           {"supplier": "Kaspersky", "product": "Kaspersky Anti-Virus", "enumerated": 3, "declared": 0},
                           {"supplier": "Kaspersky", "product": "Kaspersky Safe Kids", "enumerated": 0, "declared": 9}],
                         "productCount": 2, "possible": 2, "excluded": 1,
                         "enumerated": 3, "declared": 9, "bounds": {"atLeast": 9, "atMost": 9},
                         "asOf": "2017-08-01T00:00:00Z", "oldestAsOf": "2017-07-01T00:00:00Z", "reports": [%s]}""".formatted(inOrder(whole, forest))),
                changed.getLast().path("figures"));
        assertEquals("bod-17-01", changed.getLast().path("directive").asText());
        assertEquals("scope", changed.getLast().path("because").asText());
        assertEquals(0, changed.getFirst().path("figures").path("products").size());
        assertEquals(0, changed.getFirst().path("figures").path("possible").asInt(-1));
        assertEquals(
                0,
                changed.getFirst().path("figures").path("bounds").path("atMost").asInt(-1));
    }

    @Test
    void figuresOfAnAgencyAreThereForEveryDirectiveWhoeverAsks() {
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        inventory.issue("ed-19-01", 1, "{}");
        inventory.report("usda", null, JULY, Has.on("Kaspersky", "Kaspersky Anti-Virus", "pc-1"));
        inventory.report("usda", "fs", JULY, Has.on("Kaspersky", "Kaspersky Anti-Virus", "pc-1", "pc-2"));

        List<String> counted =
                inventory.runAs(Inventory.component("usda", "fs"), tx -> figures.ofAgency(tx, "usda")).stream()
                        .map(each -> each.directive() + " " + each.figures().enumerated())
                        .toList();

        assertEquals(List.of("bod-17-01 2", "ed-19-01 0"), counted);
    }

    private static String inOrder(UUID... reports) {
        return String.join(
                ",",
                java.util.Arrays.stream(reports)
                        .map(report -> "\"" + report + "\"")
                        .sorted()
                        .toList());
    }

    private List<JsonNode> changes() {
        return Inventory.rows("""
                        SELECT data FROM (SELECT data, type, subject FROM outbox
                                          UNION ALL SELECT data, type, subject FROM events) AS e
                        WHERE type = 'dev.writ.findings.changed' ORDER BY subject""").stream().map(this::tree).toList();
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
