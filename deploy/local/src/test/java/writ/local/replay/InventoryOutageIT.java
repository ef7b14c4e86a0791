package writ.local.replay;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import writ.local.RunningSuite;

/** The packaged suite while inventory-service is stopped: the others go on without it, and it misses nothing. */
@Timeout(300)
class InventoryOutageIT {

    private static final Duration OUTAGE = Duration.ofSeconds(30);
    private static final Instant AN_HOUR_LATER = Instant.parse("2017-09-13T14:00:00Z");
    private static final int EVENTS = 200;
    /** It runs for a part of the hour, and is moved at once over the rest. */
    private static final String SPEED = "30s";

    /** So that the agencies last for the whole outage. */
    private static final Duration BETWEEN_ANSWERS = Duration.ofMillis(310);

    private static final String REPORT = """
            endpoint,supplier,product,version
            ws-0001,Kaspersky Lab,Kaspersky Endpoint Security,10.2
            ws-0001,Adobe,Flash Player,27
            ws-0002,Adobe,Flash Player,27
            """;

    /** Issued while inventory-service is away, about something that was reported before. */
    private static final String SECOND = """
            apiVersion: writ.dev/v1
            kind: Directive
            metadata:
              name: flash-player
            spec:
              id: BOD 17-99
              title: Removal of Flash Player
              instrument: BOD
              issued: 2017-09-13
              zone: America/New_York
              handling: Share only with those who need to know
              audiences:
                all:
                  categories: [FCEB]
              scope:
                suppliers:
                  - name: Adobe
              actions:
                - id: RA1
                  deliver: inventory-report
                  due:
                    after: issuance
                    days: 30
                    stated: Within 30 calendar days after issuance of this directive
            """;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    private Api suite;
    private Api issuer;
    private Api analyst;
    private Clockwork clockwork;
    private FeedReader feeds;
    private Path report;

    @BeforeEach
    void writeReport() throws Exception {
        report = Files.writeString(folder.resolve("usda.csv"), REPORT);
    }

    @Test
    void nothingIsLostAndTheOthersKeepAnswering() throws Exception {
        try (RunningSuite running =
                RunningSuite.ofTheRepository(folder, "--from", "2017-09-13").awaitReady()) {
            meet(running);
            issue("bod-17-01");
            report();
            clockwork.drain();
            Deque<String> silent = otherAgencies();
            List<JsonNode> before = feeds.whole("/v1/directive-events");

            long stopped = System.nanoTime();
            suite.post("/dev/services/inventory/stop", null, Map.of());
            suite.put("/dev/clock", null, Map.of("speed", SPEED));
            Unexpected away = assertThrows(Unexpected.class, this::report);
            assertTrue(away.getMessage().contains("503"), away.getMessage());
            issuer.post("/v1/directives", null, new YAMLMapper().readTree(SECOND));
            issue("flash-player");
            AtomicInteger answered = new AtomicInteger();
            await().pollInterval(BETWEEN_ANSWERS).atMost(OUTAGE.multipliedBy(4)).until(() -> {
                answerNil(silent.removeFirst());
                assertEquals(answered.incrementAndGet(), nils(), "the scoreboard answers, and is of now");
                return System.nanoTime() - stopped >= OUTAGE.toNanos();
            });
            suite.put("/dev/clock", null, Map.of("speed", "0"));
            clockwork.moveTo(AN_HOUR_LATER);
            List<JsonNode> during = feeds.whole("/v1/directive-events");
            assertTrue(during.size() - before.size() >= EVENTS, during.size() + " after " + before.size());

            suite.post("/dev/services/inventory/start", null, Map.of());
            clockwork.drain();

            List<JsonNode> after = feeds.whole("/v1/directive-events");
            assertEquals(during, after.subList(0, during.size()), "nothing was renumbered");
            assertEquals(
                    after.size(),
                    after.stream()
                            .map(event -> event.path("id").asText())
                            .distinct()
                            .count());
            JsonNode found = findings("flash-player");
            assertEquals(1, found.size(), "the new scope meets the report from before the outage");
            assertEquals(2, found.at("/0/holding/enumerated").asInt());
            assertEquals(2, draft("flash-player").at("/figures/enumerated").asInt(), "and the answer came back");
            assertEquals(Map.of("bod-17-01", 101, "flash-player", 101), issueAlerts());
            assertEquals(answered.get(), nils());
            report();
        }
    }

    private void meet(RunningSuite running) throws Exception {
        String baseUrl = running.file().path("baseUrl").asText();
        suite = Api.at(baseUrl);
        issuer = suite.as("authority-issuer", "");
        analyst = suite.as("authority-analyst", "");
        clockwork = new Clockwork(suite);
        feeds = new FeedReader(baseUrl);
    }

    private void issue(String directive) {
        String path = "/v1/directives/" + directive;
        issuer.post(path + "/issuance", issuer.getWhole(path + "/preview").etag(), Map.of());
    }

    private void report() {
        suite.as("agency-reporter", "usda")
                .postFile(
                        "/v1/reports",
                        Map.of("asOf", "2017-09-13T12:00:00Z", "methodology", "endpoint management"),
                        "text/csv",
                        report);
    }

    private Deque<String> otherAgencies() {
        return analyst.get("/v1/agencies", Map.of("limit", "500")).path("items").findValuesAsText("agency").stream()
                .filter(agency -> !agency.equals("usda"))
                .collect(Collectors.toCollection(ArrayDeque::new));
    }

    private void answerNil(String agency) {
        Api reporter = suite.as("agency-reporter", agency);
        String obligation = obligation(reporter, "bod-17-01");
        Api.Reply version = reporter.post(
                "/v1/obligations/" + obligation + "/submissions",
                null,
                Map.of("nil", true, "content", Map.of("methodologies", List.of("endpoint management"))));
        suite.as("agency-attester", agency)
                .post(
                        "/v1/submissions/" + version.body().path("id").asText() + "/attestation",
                        version.etag(),
                        Map.of("name", "An Official", "title", "CIO", "role", "CIO", "statement", "This is complete."));
    }

    private JsonNode draft(String directive) {
        Api reporter = suite.as("agency-reporter", "usda");
        return reporter.get("/v1/obligations/" + obligation(reporter, directive) + "/draft", Map.of());
    }

    private static String obligation(Api reporter, String directive) {
        return reporter.get("/v1/obligations", Map.of("directive", directive, "action", "RA1"))
                .at("/items/0/id")
                .asText();
    }

    private int nils() {
        return analyst.get("/v1/directives/bod-17-01/scoreboard", Map.of())
                .path("rows")
                .path(0)
                .path("nil")
                .asInt();
    }

    private JsonNode findings(String directive) {
        return analyst.get("/v1/findings", Map.of("directive", directive)).path("items");
    }

    private Map<String, Integer> issueAlerts() {
        return analyst
                .get("/v1/alerts", Map.of("kind", "directive-issued", "limit", "500"))
                .path("items")
                .findValuesAsText("directive")
                .stream()
                .collect(Collectors.toMap(directive -> directive, one -> 1, Integer::sum));
    }
}
