package writ.inventory.report;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.ServiceProcess;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** The packaged service, told to stop while a reader waits and uploads arrive. */
class StoppedWhileBusyIT {

    private static final String HEADER = "endpoint,supplier,product\n";
    private static final String ROW = "pc-1,Acme,Tool\n";
    private static final String LENGTH = "Content-Length: " + (HEADER + ROW).length();
    private static final Duration DELAY = Duration.ofSeconds(4);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private ServiceProcess service;
    private int portBefore;

    @BeforeEach
    void start() throws Exception {
        WritTestResource suite = new WritTestResource();
        suite.init(
                new HashMap<>(Map.of("service", "inventory", "writ.shutdown.delay", "PT" + DELAY.toSeconds() + "S")));
        service = ServiceProcess.start(suite.start());
        portBefore = RestAssured.port;
        RestAssured.port = service.port();
        Inventory.empty();
        Inventory.sql("INSERT INTO agencies VALUES ('usda', 'USDA', '{}'), ('hhs', 'HHS', '{}')");
    }

    @AfterEach
    void end() {
        RestAssured.port = portBefore;
        service.kill();
    }

    @Test
    void whatIsUnderWayEndsAndNothingIsLeftHalf() throws Exception {
        try (RawUpload arriving = new RawUpload(Tokens.reporter("usda"), LENGTH);
                RawUpload stuck = new RawUpload(Tokens.reporter("usda"), LENGTH)) {
            // Given
            arriving.send(HEADER);
            stuck.send(HEADER);
            awaitRows("2", "SELECT count(*) FROM uploads");
            CompletableFuture<HttpResponse<String>> reader = read("?wait=PT20S");

            // When
            service.stop();

            // Then, for the delay, all goes on, but nobody is kept
            HttpResponse<String> page = reader.get(2, TimeUnit.SECONDS);
            assertEquals(List.of(200, "[]", "close"), List.of(page.statusCode(), page.body(), connection(page)));
            service.await(503);
            HttpResponse<String> again = read("?wait=PT20S").get(2, TimeUnit.SECONDS);
            assertEquals(List.of(200, "close"), List.of(again.statusCode(), connection(again)));
            HttpResponse<String> fresh = upload("pc-7,Acme,Tool\n");
            assertEquals(List.of(201, "close"), List.of(fresh.statusCode(), connection(fresh)));

            // and after it nothing is begun
            HttpResponse<String> late = await().atMost(DELAY.plusSeconds(3))
                    .until(() -> upload("pc-8,Acme,Tool\n"), answer -> answer.statusCode() >= 300);
            assertEquals(503, late.statusCode());
            assertEquals("1", late.headers().firstValue("Retry-After").orElse(""));
            arriving.send(ROW);
            assertTrue(arriving.answer().startsWith("HTTP/1.1 201 "));
            String refused = stuck.answer().toLowerCase(Locale.ROOT);
            assertTrue(refused.startsWith("http/1.1 503 "), refused);
            assertTrue(refused.contains("retry-after: 1\r\n"), refused);
        }
        service.exit(Duration.ofSeconds(10));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM uploads"));
        assertEquals(
                List.of("0"),
                Inventory.rows(
                        "SELECT count(*) FROM report_chunks c WHERE NOT EXISTS (SELECT FROM reports r WHERE r.id = c.report)"));
        assertTrue(!service.log().contains("ERROR"), service.log());
    }

    private CompletableFuture<HttpResponse<String>> read(String query) {
        return http.sendAsync(
                request("/v1/inventory-events" + query, Tokens.reporter("usda")).build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> upload(String row) throws Exception {
        return http.send(
                request("/v1/reports?asOf=2017-10-01T12:00:00Z&methodology=scan", Tokens.reporter("hhs"))
                        .header("Content-Type", "text/csv")
                        .POST(HttpRequest.BodyPublishers.ofString(HEADER + row))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path, String token) {
        return HttpRequest.newBuilder(URI.create(service.url() + path)).header("Authorization", "Bearer " + token);
    }

    private static String connection(HttpResponse<String> answer) {
        return answer.headers().firstValue("Connection").orElse("kept");
    }

    private static void awaitRows(String expected, String query) {
        await().atMost(Duration.ofSeconds(20)).until(() -> Inventory.rows(query), List.of(expected)::equals);
    }
}
