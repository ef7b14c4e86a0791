package writ.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.local.replay.Api;
import writ.local.replay.Clockwork;

class TrafficTest {

    private final AtomicInteger uploads = new AtomicInteger();
    private final AtomicInteger reads = new AtomicInteger();
    private volatile int firstUploads = 201;
    private volatile int refusals = 3;
    private volatile int allReads = 200;
    private HttpServer suite;
    private Ledger ledger;
    private Writes writes;
    private Http http;

    @BeforeEach
    void playASuite() throws IOException {
        suite = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        suite.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        suite.createContext("/", exchange -> {
            exchange.getRequestBody().readAllBytes();
            boolean isUpload = exchange.getRequestURI().getPath().equals("/v1/reports")
                    && exchange.getRequestMethod().equals("POST");
            boolean isRead = exchange.getRequestMethod().equals("GET")
                    && exchange.getRequestURI().getPath().startsWith("/v1/")
                    && !exchange.getRequestURI().getPath().endsWith("-events");
            int status = isUpload && uploads.incrementAndGet() <= refusals ? firstUploads : isRead ? allReads : 200;
            if (isRead) {
                reads.incrementAndGet();
            }
            if (status == 503) {
                exchange.getResponseHeaders().set("Retry-After", "0");
            }
            byte[] body = "{\"report\": \"r\"}".getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Link", "<http://127.0.0.1:" + suite.getAddress().getPort() + "/e?a=1>; rel=\"next\"");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        suite.start();
        String base = "http://127.0.0.1:" + suite.getAddress().getPort();
        http = new Http(base);
        ledger = new Ledger(http, new Clockwork(Api.at(base)));
        ledger.close();
        writes = new Writes(
                http,
                Instant.parse("2018-01-14T05:00:00Z"),
                "o",
                List.of("usda", "va"),
                ledger,
                new Writes.Pace(Duration.ofMillis(10), Duration.ofMillis(600)));
    }

    @AfterEach
    void stop() {
        suite.stop(0);
    }

    @Test
    void whenAllIsAnsweredNothingIsWrong() throws InterruptedException {
        Summary summary = flow(100);

        assertEquals(List.of(), summary.faults());
        assertTrue(summary.words().contains(" 0 failed"), summary.words());
        assertTrue(reads.get() >= 80, "reads " + reads);
    }

    @Test
    void anUploadThatIsToldToComeAgainAndIsTakenThenIsNoFault() throws InterruptedException {
        firstUploads = 503;
        refusals = 1;

        Summary summary = flow(100);

        assertEquals(List.of(), summary.faults());
        assertTrue(summary.askedToRetry() >= 1, summary.words());
    }

    @Test
    void aFaultIsCountedThoughTheUploadIsTakenLater() throws InterruptedException {
        firstUploads = 500;

        Summary summary = flow(100);

        assertTrue(summary.faults().toString().contains("POST /v1/reports 500"), summary.words());
        assertTrue(summary.faultsBut(Instant.now()).toString().contains("POST /v1/reports 500"), summary.words());
    }

    @Test
    void aWriteThatIsRefusedForGoodIsAFaultEvenInAnOutage() throws InterruptedException {
        firstUploads = 422;

        Summary summary = flow(60);

        assertTrue(summary.faultsBut(Instant.now()).toString().contains("was never taken"), summary.words());
    }

    @Test
    void whereNobodyListensEveryRequestFails() throws InterruptedException {
        http.token("authority-analyst");
        suite.stop(0);

        Summary summary = flow(20);

        assertEquals(0, summary.answered());
        assertTrue(summary.failures().size() >= 15, summary.words());
        assertTrue(summary.faultsBut(Instant.EPOCH).toString().contains("broke"), summary.words());
    }

    @Test
    void anOutageEndsWhenTheServiceIsBack() {
        Summary.Failed during = new Summary.Failed(Instant.parse("2026-01-01T00:00:00Z"), "GET 502", true);
        Summary summary = new Summary(50, Duration.ofSeconds(1), 49, List.of(during), 0, List.of(5L));

        assertEquals(List.of(), summary.faultsBut(Instant.parse("2026-01-01T00:00:01Z")));
        assertEquals(
                List.of("not by the outage: {GET 502=1}"), summary.faultsBut(Instant.parse("2025-12-31T23:59:59Z")));
    }

    @Test
    void fewerRequestsThanWereToBeSentAreAFault() {
        Summary summary = new Summary(90, Duration.ofSeconds(2), 90, List.of(), 0, List.of(5L));

        assertEquals(List.of("only 90 requests were sent in 2 s"), summary.faults());
    }

    private Summary flow(int reached) throws InterruptedException {
        try (Traffic traffic = new Traffic(http, writes)) {
            traffic.start();
            Awaitility.await().until(() -> traffic.sent() >= reached);
            return traffic.stop();
        }
    }
}
