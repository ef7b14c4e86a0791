package writ.inventory.report;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "inventory"),
            @ResourceArg(name = "writ.intake.permits", value = "2"),
            @ResourceArg(name = "writ.intake.permits-per-agency", value = "1"),
            @ResourceArg(name = "writ.intake.largest", value = "4M"),
            @ResourceArg(name = "writ.intake.refusals", value = "10"),
            @ResourceArg(name = "writ.intake.sets", value = "256K"),
            @ResourceArg(name = "writ.intake.sweep-every", value = "PT0.2S")
        },
        restrictToAnnotatedClass = true)
class IntakeApiTest {

    private static final String HEADER = "endpoint,supplier,product\n";
    private static final String ROW = "pc-1,Acme,Tool\n";
    private static final int MIB = 1 << 20;

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        for (String agency : List.of("usda", "hhs", "nasa")) {
            inventory.agency(agency, "The " + agency);
        }
    }

    @Test
    void uploadBeyondThePermitsIsToldToRetryBeforeItsBodyIsSent() throws IOException {
        // Given
        String length = "Content-Length: " + (HEADER + ROW).length();
        try (RawUpload first = new RawUpload(Tokens.reporter("usda"), length);
                RawUpload other = new RawUpload(Tokens.reporter("hhs"), length)) {
            first.send(HEADER);
            other.send(HEADER);
            awaitRows("2", "SELECT count(*) FROM uploads");

            // When
            String answer;
            try (RawUpload second =
                    new RawUpload(Tokens.reporter("nasa"), "Content-Length: 1000000", "Expect: 100-continue")) {
                answer = second.answer();
            }
            first.send(ROW);

            // Then
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertTrue(answer.toLowerCase(java.util.Locale.ROOT).contains("retry-after: 5\r\n"), answer);
            assertTrue(first.answer().startsWith("HTTP/1.1 201 "));
            Sent.csv(Sent.report("usda"), Sent.CSV).then().statusCode(201);
        }
    }

    @Test
    void agencyHasNoMoreThanItsShareAndLeavesTheOthersTheirs() throws IOException {
        // Given
        try (RawUpload slow = new RawUpload(Tokens.reporter("usda"), "Content-Length: " + (HEADER + ROW).length())) {
            slow.send(HEADER);
            awaitRows("1", "SELECT count(*) FROM uploads");

            // When
            var second = Sent.csv(Sent.report("usda"), Sent.CSV);
            var other = Sent.csv(Sent.report("hhs"), Sent.CSV);

            // Then
            second.then().statusCode(503).header("Retry-After", "5");
            other.then().statusCode(201);
            slow.send(ROW);
            assertTrue(slow.answer().startsWith("HTTP/1.1 201 "));
            Sent.csv(Sent.report("usda"), Sent.CSV).then().statusCode(201);
        }
    }

    @Test
    void clientThatAsksFirstIsToldToGoOn() throws IOException {
        // Given
        try (RawUpload upload = new RawUpload(
                Tokens.reporter("usda"), "Content-Length: " + (HEADER + ROW).length(), "Expect: 100-continue")) {

            // When
            String goOn = upload.answer();
            upload.send(HEADER + ROW);

            // Then
            assertEquals("HTTP/1.1 100 Continue\r\n\r\n", goOn);
            assertTrue(upload.answer().startsWith("HTTP/1.1 201 "));
        }
    }

    @Test
    void clientThatBreaksOffLeavesNothing() throws IOException {
        // Given
        try (RawUpload upload = new RawUpload(Tokens.reporter("usda"), "Content-Length: " + 4 * MIB)) {
            upload.send(HEADER + ROW.repeat(2 * MIB / ROW.length()));
            awaitRows("t", "SELECT count(*) > 0 FROM report_chunks");

            // When
            upload.breakOff();
        }

        // Then
        awaitRows("0", "SELECT count(*) FROM uploads");
        awaitRows("0", "SELECT count(*) FROM report_chunks");
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM reports"));
        await().untilAsserted(
                        () -> Sent.csv(Sent.report("usda"), Sent.CSV).then().statusCode(201));
    }

    @Test
    void whatACrashLeftIsSweptWhenItsLeaseIsOverAndLiveUploadsAreNot() throws IOException {
        // Given
        try (RawUpload live = new RawUpload(Tokens.reporter("usda"), "Content-Length: " + (HEADER + ROW).length())) {
            live.send(HEADER);
            awaitRows("1", "SELECT count(*) FROM uploads");

            // When
            Inventory.sql("""
                    INSERT INTO uploads VALUES ('01999999-0000-7000-8000-000000000001', 'usda', NULL, now() - interval '1 s');
                    INSERT INTO report_chunks VALUES
                        ('usda', NULL, '01999999-0000-7000-8000-000000000001', 0, 'x'),
                        ('usda', NULL, '01999999-0000-7000-8000-000000000001', 1, 'y')""");

            // Then
            awaitRows("0", "SELECT count(*) FROM report_chunks");
            awaitRows("1", "SELECT count(*) FROM uploads");
            live.send(ROW);
            assertTrue(live.answer().startsWith("HTTP/1.1 201 "));
        }
    }

    @Test
    void uploadThatWasGivenUpDoesNotComeBack() throws IOException {
        // Given
        try (RawUpload upload = new RawUpload(Tokens.reporter("usda"), "Content-Length: " + (HEADER + ROW).length())) {
            upload.send(HEADER);
            awaitRows("1", "SELECT count(*) FROM uploads");

            // When
            Inventory.sql("UPDATE uploads SET lease_until = now() - interval '1 s'");
            awaitRows("0", "SELECT count(*) FROM uploads");
            upload.send(ROW);

            // Then
            String answer = upload.answer();
            assertTrue(answer.startsWith("HTTP/1.1 503 "), answer);
            assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM reports"));
            assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM report_chunks"));
        }
    }

    @Test
    void fileThatIsTooLargeIsRefusedBeforeOrWhileItIsRead() throws IOException, InterruptedException {
        // Given
        byte[] large = (HEADER + ROW.repeat(5 * MIB / ROW.length())).getBytes(StandardCharsets.UTF_8);
        String announced;
        try (RawUpload upload = new RawUpload(Tokens.reporter("usda"), "Content-Length: " + large.length)) {

            // When
            announced = upload.answer();
        }
        HttpResponse<String> unannounced =
                send(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)));

        // Then
        assertTrue(announced.startsWith("HTTP/1.1 413 "), announced);
        assertTrue(announced.contains("https://writ.dev/problems/too-large"), announced);
        assertEquals(413, unannounced.statusCode());
        assertTrue(unannounced.body().contains("A report is at most 4194304 bytes long."), unannounced.body());
        awaitRows("0", "SELECT count(*) FROM uploads");
        awaitRows("0", "SELECT count(*) FROM report_chunks");
    }

    @Test
    void refusalsBeyondThoseKeptAreCounted() {
        // When
        var answer = Sent.csv(Sent.report("usda").queryParam("mode", "lenient"), HEADER + ROW + "pc,,\n".repeat(30));

        // Then
        answer.then().statusCode(201).body("refused", is(30)).body("refusals.size()", is(10));
        assertEquals(List.of("10"), Inventory.rows("SELECT count(*) FROM report_refusals"));
    }

    @Test
    void fileWhoseProductsAreOnTooManyEndpointsIsRefusedAndNotToldToComeAgain() {
        // Given
        Random random = new Random(17);
        StringBuilder wide = new StringBuilder(HEADER);
        for (int row = 0; row < 50_000; row++) {
            wide.append("pc-%d,Acme,Tool %d\n".formatted(random.nextInt(20_000), random.nextInt(5_000)));
        }

        // When
        var answer = Sent.csv(Sent.report("usda").queryParam("mode", "lenient"), wide.toString());

        // Then
        answer.then()
                .statusCode(422)
                .header("Retry-After", nullValue())
                .body("type", is("https://writ.dev/problems/report-unreadable"))
                .body(
                        "detail",
                        startsWith("Which of the file's products is on which of its endpoints takes more than"));
        awaitRows("0", "SELECT count(*) FROM uploads");
        awaitRows("0", "SELECT count(*) FROM products");
    }

    private static HttpResponse<String> send(HttpRequest.BodyPublisher body) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(
                    HttpRequest.newBuilder(URI.create("http://localhost:" + RestAssured.port
                                    + "/v1/reports?asOf=2017-10-01T12:00:00Z&methodology=scan"))
                            .header("Authorization", "Bearer " + Tokens.reporter("usda"))
                            .header("Content-Type", "text/csv")
                            .timeout(Duration.ofSeconds(30))
                            .POST(body)
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    private static void awaitRows(String count, String query) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertEquals(List.of(count), Inventory.rows(query)));
    }
}
