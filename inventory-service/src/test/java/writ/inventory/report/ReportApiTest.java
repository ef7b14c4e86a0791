package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportApiTest {

    private static final String SCOPE =
            "{\"suppliers\": [{\"name\": \"Kaspersky\", \"aliases\": [\"Kaspersky Lab\"], \"cpeVendors\": [\"kaspersky\"]}]}";

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "forest-service", "research");
        inventory.agency("hhs", "Department of Health and Human Services");
    }

    @Test
    void reportIsAnsweredWithAReceipt() {
        // Given
        inventory.issue("bod-17-01", 1, SCOPE);

        // When
        var answer = Sent.csv(Sent.report("usda").queryParam("examined", "90").queryParam("of", "100"), Sent.CSV);

        // Then
        answer.then()
                .statusCode(201)
                .body("agency", is("usda"))
                .body("component", nullValue())
                .body("state", is("current"))
                .body("late", is(false))
                .body("asOf", is("2017-10-01T12:00:00Z"))
                .body("receivedAt", is("2017-10-02T14:00:00Z"))
                .body("sentBy", is("Test agency-reporter"))
                .body("methodology", is("scan"))
                .body("examined", is(90))
                .body("of", is(100))
                .body("mode", is("strict"))
                .body("format", is("endpoint-csv"))
                .body("bytes", is(Sent.CSV.length()))
                .body("digest", is(Bytes.sha256(Sent.CSV)))
                .body("read", is(3))
                .body("taken", is(3))
                .body("refused", is(0))
                .body("repeated", is(0))
                .body("refusals", empty())
                .body("products", is(2))
                .body("endpoints", is(2))
                .body("newProducts.count", is(2))
                .body("newProducts.first.product", contains("Tool", "Kaspersky Anti-Virus"))
                .body("changes", nullValue())
                .body("findings", hasSize(1))
                .body("findings[0].directive", is("bod-17-01"))
                .body("findings[0].figures.enumerated", is(2))
                .body("findings[0].figures.reports", contains(answer.<String>path("report")))
                .header("Location", equalTo("http://localhost:8080/v1/reports/" + answer.<String>path("report")));
    }

    @Test
    void sameReportAgainIsTheSameReport() {
        // Given
        String first = Sent.received(Sent.report("usda"), Sent.CSV);
        String receipt = Sent.receipt("usda", first).asString();

        // When
        var again = Sent.csv(Sent.report("usda"), Sent.CSV);

        // Then
        again.then().statusCode(200);
        assertEquals(receipt, again.asString());
        assertEquals(List.of("1"), Inventory.rows("SELECT count(*) FROM reports"));
        assertEquals(List.of("1"), Inventory.rows("SELECT count(*) FROM report_chunks"));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM uploads"));
        assertEquals(List.of("1"), Inventory.rows("SELECT count(*) FROM outbox FULL JOIN events USING (event_id)"));
    }

    @Test
    void sameBytesWithAnotherAsOfAreAnotherReport() {
        // Given
        Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        var later = Sent.csv(Sent.report("usda", "2017-10-01T12:00:00.000001Z"), Sent.CSV);

        // Then
        later.then()
                .statusCode(201)
                .body("newProducts.count", is(0))
                .body("changes.productsAdded", is(0))
                .body("changes.productsChanged", is(0))
                .body("changes.endpointsGone", is(0));
        assertEquals(List.of("2"), Inventory.rows("SELECT count(*) FROM reports"));
    }

    @Test
    void newerReportReplacesTheOlderAndSaysWhatChanged() {
        // Given
        String first = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        var second = Sent.csv(
                Sent.report("usda", "2017-10-02T00:00:00Z"),
                "supplier,product,endpoint,version\nKaspersky Lab,Kaspersky Anti-Virus,PC-2,10\nNew,Thing,pc-3,1\n");

        // Then
        second.then()
                .statusCode(201)
                .body("state", is("current"))
                .body("changes.since", is(first))
                .body("changes.productsAdded", is(1))
                .body("changes.productsGone", is(1))
                .body("changes.productsChanged", is(1))
                .body("changes.endpointsAdded", is(1))
                .body("changes.endpointsGone", is(1));
        Sent.receipt("usda", first).then().body("state", is("superseded")).body("late", is(false));
    }

    @Test
    void lateOlderReportIsKeptAndReplacesNothing() {
        // Given
        String newer = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        var older = Sent.csv(Sent.report("usda", "2017-09-01T00:00:00Z"), Sent.CSV);

        // Then
        older.then()
                .statusCode(201)
                .body("state", is("superseded"))
                .body("late", is(true))
                .body("changes", nullValue());
        Sent.receipt("usda", newer).then().body("state", is("current"));
        assertEquals(List.of(newer), Inventory.rows("SELECT report FROM current_reports WHERE agency = 'usda'"));
    }

    @Test
    void componentsReportBesideTheirAgency() {
        // Given
        String whole = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        var part = Sent.csv(Sent.report("usda").queryParam("component", "forest-service"), Sent.CSV);

        // Then
        part.then().statusCode(201).body("component", is("forest-service")).body("state", is("current"));
        Sent.receipt("usda", whole).then().body("state", is("current"));
    }

    @Test
    void componentReporterReportsForItsOwnComponentAlone() {
        // Given
        String whole = Sent.received(Sent.report("usda"), Sent.CSV);
        String token = Tokens.of("component-reporter", "usda", "research");

        // When
        var own = Sent.csv(
                Sent.as(token).queryParam("asOf", "2017-10-01T12:00:00Z").queryParam("methodology", "scan"), Sent.CSV);
        var foreign = Sent.csv(
                Sent.as(token)
                        .queryParam("asOf", "2017-10-01T12:00:00Z")
                        .queryParam("methodology", "scan")
                        .queryParam("component", "forest-service"),
                Sent.CSV);

        // Then
        own.then().statusCode(201).body("component", is("research")).body("findings", nullValue());
        foreign.then().statusCode(403).body("errors.at", contains("component"));
        Sent.as(token).get("/v1/reports").then().body("items.report", contains(own.<String>path("report")));
        Sent.as(token).get("/v1/reports/" + whole).then().statusCode(404);
    }

    @Test
    void contentIsGivenBackByteForByte() {
        // Given
        byte[] file = ("\uFEFFendpoint,supplier,product\r\n" + "pc-1,Acme,Tool \u00e9\r\n".repeat(150_000))
                .getBytes(StandardCharsets.UTF_8);
        String report =
                Sent.bytes(Sent.report("usda"), null, file).then().extract().path("report");

        // When
        var answer = Sent.as(Tokens.reporter("usda")).get("/v1/reports/" + report + "/content");

        // Then
        answer.then()
                .statusCode(200)
                .contentType("application/octet-stream")
                .header("Repr-Digest", Bytes.reprDigest(file))
                .header("Content-Disposition", "attachment; filename=\"report-" + report + ".csv\"");
        assertArrayEquals(file, answer.asByteArray());
        assertEquals(List.of("3"), Inventory.rows("SELECT chunks FROM reports"));
    }

    @Test
    void eventCarriesTheFiguresOfAllCurrentReports() {
        // Given
        inventory.issue("bod-17-01", 1, SCOPE);
        String whole = Sent.received(Sent.report("usda"), Sent.CSV);
        Inventory.sql("TRUNCATE outbox, events");

        // When
        String part = Sent.received(
                Sent.report("usda").queryParam("component", "research"),
                "endpoint,supplier,product\npc-9,Kaspersky Lab,Kaspersky Anti-Virus\n");

        // Then
        String event =
                "SELECT data->>%s FROM (TABLE outbox UNION ALL SELECT position, event_id, type, subject, visible_to,"
                        + " happened_at, data FROM events) e WHERE type = 'dev.writ.report.received'";
        assertEquals(List.of(part), Inventory.rows(event.formatted("'report'")));
        assertEquals(List.of("research"), Inventory.rows(event.formatted("'component'")));
        assertEquals(List.of("true"), Inventory.rows(event.formatted("'current'")));
        assertEquals(
                List.of("3"),
                Inventory.rows(event.formatted("'x' IS NULL, data #>> '{findings,0,figures,enumerated}'")).stream()
                        .map(row -> row.split(" \\| ")[1])
                        .toList());
        assertEquals(
                2,
                Sent.receipt("usda", part)
                        .<List<String>>path("findings[0].figures.reports")
                        .size());
        Sent.receipt("usda", whole).then().body("state", is("current"));
    }

    @Test
    void declaredCountsAndCycloneDxAreReceivedToo() {
        // When
        var declared = Sent.bytes(
                Sent.report("usda").queryParam("component", "research"),
                "application/json",
                "[{\"supplier\": \"Acme\", \"product\": \"Tool\", \"endpoints\": 7}, {\"supplier\": \"ACME\", \"product\": \"tool\", \"endpoints\": 5}]"
                        .getBytes(StandardCharsets.UTF_8));
        var cyclonedx =
                Sent.bytes(Sent.report("hhs"), "application/vnd.cyclonedx+json", """
                {"bomFormat": "CycloneDX", "specVersion": "1.6", "metadata": {"component": {"type": "device", "name": "pc"}},
                 "components": [{"type": "application", "name": "Tool", "publisher": "Acme"}]}
                """.getBytes(StandardCharsets.UTF_8));

        // Then
        declared.then().statusCode(201).body("format", is("declared-json")).body("products", is(1));
        cyclonedx
                .then()
                .statusCode(201)
                .body("format", is("cyclonedx-json"))
                .body("endpoints", is(1))
                .body("newProducts.count", is(1));
        assertEquals(
                List.of("hhs | 1 | null", "usda | null | 12"),
                Inventory.rows("SELECT agency, enumerated, declared FROM holdings ORDER BY 1"));
    }
}
