package writ.inventory.report;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class ReportRefusalApiTest {

    private static final String BROKEN_LINE_17 = "endpoint,supplier,product\n" + "pc-1,Acme,Tool\n".repeat(15)
            + "pc-2,\"Acme\"x,Tool\n" + "pc-3,Acme,Tool\n";

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "research");
    }

    @AfterEach
    void nothingIsLeftOfAnUploadThatCameToNothing() {
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM uploads"));
        assertEquals(
                List.of(),
                Inventory.rows(
                        "SELECT DISTINCT report FROM report_chunks WHERE report NOT IN (SELECT id FROM reports)"));
    }

    @Test
    void brokenLineRefusesTheFileWhenStrict() {
        // When
        Response answer = Sent.csv(Sent.report("usda"), BROKEN_LINE_17);

        // Then
        refused(answer, 422, "report-rows-refused");
        answer.then()
                .body("errors.at", contains("line 17"))
                .body("errors.detail", contains("text after a closing quote"))
                .body("read", is(17))
                .body("refused", is(1));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM reports"));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM products"));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM endpoints"));
    }

    @Test
    void brokenLineIsListedAndTheRestTakenWhenLenient() {
        // When
        Response answer = Sent.csv(Sent.report("usda").queryParam("mode", "lenient"), BROKEN_LINE_17);

        // Then
        answer.then()
                .statusCode(201)
                .body("read", is(17))
                .body("taken", is(16))
                .body("repeated", is(14))
                .body("refused", is(1))
                .body("refusals.line", contains(17))
                .body("refusals.reason", contains("text after a closing quote"));
        Sent.as(Tokens.reporter("usda"))
                .get("/v1/reports/" + answer.<String>path("report") + "/refusals")
                .then()
                .body("items.line", contains(17));
    }

    @Test
    void strictAndLenientAreDifferentReports() {
        // Given
        String strict = Sent.received(Sent.report("usda"), Sent.CSV);

        // When
        String lenient = Sent.received(Sent.report("usda").queryParam("mode", "lenient"), Sent.CSV);

        // Then
        assertEquals(false, strict.equals(lenient));
    }

    @Test
    void refusalsArePaged() {
        // Given
        String report = Sent.received(
                Sent.report("usda").queryParam("mode", "lenient"),
                "endpoint,supplier,product\npc,Acme,Tool\n" + "pc,,\n".repeat(30));

        // When
        Response first =
                Sent.as(Tokens.reporter("usda")).queryParam("limit", 25).get("/v1/reports/" + report + "/refusals");
        Response second = Sent.as(Tokens.reporter("usda"))
                .queryParam("limit", 25)
                .queryParam("pageToken", first.<String>path("nextPageToken"))
                .get("/v1/reports/" + report + "/refusals");

        // Then
        first.then().body("items", hasSize(25));
        second.then().body("items", hasSize(5)).body("items[0].line", is(28));
        Sent.receipt("usda", report).then().body("refused", is(30)).body("refusals", hasSize(20));
    }

    @Test
    void fileOfWhichNotOneRowIsRightIsRefusedEvenWhenLenient() {
        // When
        Response answer =
                Sent.csv(Sent.report("usda").queryParam("mode", "lenient"), "endpoint,supplier,product\npc-1,,\n");

        // Then
        refused(answer, 422, "report-rows-refused");
    }

    @Test
    void emptyFileIsRefusedAndACleanInventoryIsNot() {
        // When
        Response empty = Sent.bytes(Sent.report("usda"), "text/csv", new byte[0]);
        Response blank = Sent.bytes(Sent.report("usda"), null, "\r\n \n".getBytes(StandardCharsets.UTF_8));
        Response clean = Sent.csv(Sent.report("usda"), "endpoint,supplier,product\n");

        // Then
        refused(empty, 422, "report-empty");
        refused(blank, 422, "report-empty");
        clean.then().statusCode(201).body("read", is(0)).body("products", is(0));
    }

    @Test
    void filesThatAreNotUnderstoodAreRefused() {
        // When
        Response prose = Sent.csv(Sent.report("usda"), "Dear FNR,\nwe found none.\n");
        Response pdf =
                Sent.bytes(Sent.report("usda"), "application/pdf", "%PDF-1.7\n".getBytes(StandardCharsets.UTF_8));
        Response contradicted =
                Sent.bytes(Sent.report("usda"), "application/json", Sent.CSV.getBytes(StandardCharsets.UTF_8));
        Response sheet = Sent.bytes(Sent.report("usda"), null, HexFormat.of().parseHex("D0CF11E0A1B11AE1"));

        // Then
        refused(prose, 415, "report-format-unknown");
        refused(pdf, 415, "report-format-unknown");
        refused(contradicted, 415, "report-format-unknown");
        refused(sheet, 415, "report-format-unknown");
        sheet.then().body("detail", startsWith("The file is a workbook of an old Excel (.xls),"));
    }

    @Test
    void truncatedJsonIsRefusedWithItsPlaceWhateverTheMode() {
        // When
        Response answer = Sent.bytes(
                Sent.report("usda").queryParam("mode", "lenient"),
                "application/json",
                "{\"products\": [\n {\"supplier\": \"Acme\", \"product\": \"Tool\", \"endpoints\": 1},"
                        .getBytes(StandardCharsets.UTF_8));

        // Then
        refused(answer, 422, "report-unreadable");
        answer.then().body("errors.at", contains("line 2, column 58"));
    }

    @Test
    void reportThatDoesNotSayWhatItHasToIsRefusedWithAllThatIsWrong() {
        // When
        Response nothing = Sent.csv(Sent.as(Tokens.reporter("usda")), Sent.CSV);
        Response nonsense = Sent.csv(
                Sent.as(Tokens.reporter("usda"))
                        .queryParam("asOf", "2017-10-01")
                        .queryParam("methodology", "x".repeat(501))
                        .queryParam("examined", "-1")
                        .queryParam("of", "many")
                        .queryParam("mode", "loose"),
                Sent.CSV);
        Response more = Sent.csv(Sent.report("usda").queryParam("examined", 2).queryParam("of", 1), Sent.CSV);

        // Then
        refused(nothing, 422, "invalid");
        nothing.then().body("errors.at", contains("asOf", "methodology"));
        refused(nonsense, 422, "invalid");
        nonsense.then().body("errors.at", contains("asOf", "methodology", "examined", "of", "mode"));
        more.then().statusCode(422).body("errors.at", contains("examined"));
    }

    @Test
    void reportFromTheFutureIsRefused() {
        // When
        Response now = Sent.csv(Sent.report("usda", "2017-10-02T14:00:00Z"), Sent.CSV);
        Response future = Sent.csv(Sent.report("usda", "2017-10-02T14:00:00.000001Z"), Sent.CSV);

        // Then
        now.then().statusCode(201);
        refused(future, 422, "invalid");
        future.then().body("errors.at", contains("asOf"));
    }

    @Test
    void reportFromBeforeTheCenturyIsRefused() {
        // When
        Response first = Sent.csv(Sent.report("usda", "2000-01-01T00:00:00Z"), Sent.CSV);
        Response earlier = Sent.csv(Sent.report("usda", "1999-12-31T23:59:59.999999Z"), Sent.CSV);
        Response absurd = Sent.csv(Sent.report("usda", "-9999-01-01T12:00:00Z"), Sent.CSV);

        // Then
        first.then().statusCode(201);
        refused(earlier, 422, "invalid");
        refused(absurd, 422, "invalid");
        absurd.then()
                .body("errors.at", contains("asOf"))
                .body("errors.detail", contains("is before 2000-01-01T00:00:00Z"));
    }

    @Test
    void methodologyWithControlCharactersIsRefusedBeforeTheFileIsRead() {
        // When
        Response answer = Sent.csv(
                Sent.as(Tokens.reporter("usda"))
                        .queryParam("asOf", "2017-10-01T12:00:00Z")
                        .queryParam("methodology", "scan\0of all"),
                "neither read nor understood");

        // Then
        refused(answer, 422, "invalid");
        answer.then().body("errors.at", contains("methodology"));
    }

    @Test
    void unknownComponentAndUnknownAgencyAreRefused() {
        // When
        Response component = Sent.csv(Sent.report("usda").queryParam("component", "nasa"), Sent.CSV);
        Response agency = Sent.csv(Sent.report("atlantis"), Sent.CSV);
        Inventory.sql("TRUNCATE agencies CASCADE");
        Response none = Sent.csv(Sent.report("usda"), Sent.CSV);

        // Then
        refused(component, 422, "component-unknown");
        refused(agency, 422, "agency-unknown");
        refused(none, 503, "unavailable");
        none.then().header("Retry-After", "5");
    }

    private static void refused(Response answer, int status, String type) {
        answer.then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("type", is("https://writ.dev/problems/" + type));
    }
}
