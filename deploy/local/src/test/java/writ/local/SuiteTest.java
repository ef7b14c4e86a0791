package writ.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;
import writ.local.plan.FreePorts;

/** The suite as a person meets it: started, looked at, stopped, killed. */
@Timeout(180)
class SuiteTest {

    private static final int TERMINATED = 143;

    @TempDir(cleanup = CleanupMode.ALWAYS)
    Path folder;

    private final String port = "" + FreePorts.base();

    @Test
    void startsServesSaysWhereEverythingIsAndLeavesNothing() throws Exception {
        RunningSuite suite = start("--from", "2017-09-13").awaitReady();

        assertEquals("http://127.0.0.1:" + port, suite.file().path("baseUrl").asText());
        assertEquals(
                "I am inventory-service, my clock is simulated: true",
                suite.send("GET", "/v1/reports", "").body());
        assertEquals("2017-09-13T13:00:00Z", now(suite));
        assertTrue(suite.send("GET", "/dev/token?role=oversight", "").body().startsWith("ey"));
        List<Long> pids = suite.pids();
        assertTrue(pids.stream().allMatch(RunningSuite::isAlive), pids + suite.output());

        assertEquals(TERMINATED, suite.terminate());

        assertTrue(suite.output().endsWith("Stopping ...\nStopped.\n"), suite.output());
        assertFalse(suite.hasFile());
        // PostgreSQL says that it has stopped a moment before its process is gone
        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> pids.stream().noneMatch(RunningSuite::isAlive));
    }

    @Test
    void keepsItsClockAndStartsOverOnlyWhenTold() throws Exception {
        try (RunningSuite suite = start("--from", "2017-09-13").awaitReady()) {
            suite.send("PUT", "/dev/clock", "{\"to\": \"2017-10-14T04:00:00Z\"}");
        }

        try (RunningSuite kept = start().awaitReady()) {
            assertEquals("2017-10-14T04:00:00Z", now(kept));
        }

        RunningSuite refused = start("--from", "2017-09-13");
        assertEquals(1, refused.awaitEnd());
        assertTrue(refused.output().contains("has a past already"), refused.output());

        try (RunningSuite fresh = start("--fresh").awaitReady()) {
            HttpResponse<String> moved = fresh.send("PUT", "/dev/clock", "{\"to\": \"2030-01-01T00:00:00Z\"}");
            assertEquals(409, moved.statusCode());
            assertTrue(fresh.send("GET", "/v1/reports", "").body().endsWith("simulated: false"));
        }
    }

    @Test
    void whatAKilledSuiteLeftIsEndedByTheNext() throws Exception {
        RunningSuite killed = start().awaitReady();
        List<Long> left = killed.pids();
        killed.kill();
        assertTrue(left.stream().allMatch(RunningSuite::isAlive), left.toString());

        try (RunningSuite next = start().awaitReady()) {
            assertTrue(
                    next.output()
                            .contains("An earlier suite was killed; ended what it left:"
                                    + " directive-service, inventory-service, notification-service"),
                    next.output());
            assertTrue(left.stream().noneMatch(RunningSuite::isAlive), left.toString());
        }
    }

    @Test
    void aServiceIsStoppedAndStartedAloneAndItsDeathIsSaid() throws Exception {
        try (RunningSuite suite = start().awaitReady()) {
            long first = inventoryPid(suite);
            assertEquals(
                    200, suite.send("POST", "/dev/services/inventory/stop", "").statusCode());
            assertFalse(RunningSuite.isAlive(first));
            assertEquals(503, suite.send("GET", "/v1/reports", "").statusCode());
            assertEquals(200, suite.send("GET", "/v1/agencies", "").statusCode());

            suite.send("POST", "/dev/services/inventory-service/start", "");
            long second = inventoryPid(suite);
            assertNotEquals(first, second);
            assertEquals(200, suite.send("GET", "/v1/reports", "").statusCode());
            assertFalse(suite.output().contains("ended with exit code"), "who stops a service knows it");

            ProcessHandle.of(second).orElseThrow().destroyForcibly();
            Awaitility.await()
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> suite.output().contains("inventory-service ended with exit code 137"));
            assertTrue(suite.output().contains("    inventory-service says hello"), suite.output());
            assertEquals(404, suite.send("POST", "/dev/services/mail/stop", "").statusCode());
            assertEquals(
                    405, suite.send("GET", "/dev/services/inventory/stop", "").statusCode());
        }
    }

    @Test
    void aSecondSuiteOnTheSameDataIsToldAboutTheFirst() throws Exception {
        try (RunningSuite suite = start().awaitReady()) {
            RunningSuite second = start();

            assertEquals(1, second.awaitEnd());
            assertTrue(
                    second.output()
                            .contains("(process " + suite.file().path("pid").asText()),
                    second.output());
            assertEquals(200, suite.send("GET", "/v1/reports", "").statusCode());
        }
    }

    @Test
    void aTakenPortIsNamedBeforeAnythingIsStarted() throws Exception {
        try (ServerSocket taken = new ServerSocket()) {
            taken.bind(new InetSocketAddress("127.0.0.1", Integer.parseInt(port) + 8));
            RunningSuite suite = start();

            assertEquals(1, suite.awaitEnd());
            assertTrue(suite.output().contains("(PostgreSQL)"), suite.output());
        }
    }

    @Test
    void aServiceThatCannotStartIsSaidWithTheEndOfItsLogAndNothingStays() throws Exception {
        RunningSuite suite =
                RunningSuite.start(folder, Map.of("BROKEN_SERVICE", "notification-service"), "--port", port);

        assertEquals(1, suite.awaitEnd());

        assertTrue(suite.output().contains("notification-service ended while it was starting."), suite.output());
        assertTrue(suite.output().contains("    cannot go on"), suite.output());
        Awaitility.await()
                .until(() -> ProcessHandle.allProcesses()
                        .noneMatch(process ->
                                process.info().commandLine().orElse("").contains(folder.toString())));
    }

    private RunningSuite start(String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of("--port", port));
        all.addAll(List.of(options));
        return RunningSuite.start(folder, Map.of(), all.toArray(String[]::new));
    }

    private static String now(RunningSuite suite) throws Exception {
        JsonNode clock =
                new JsonMapper().readTree(suite.send("GET", "/dev/clock", "").body());
        return clock.path("now").asText();
    }

    private static long inventoryPid(RunningSuite suite) throws Exception {
        return suite.file().at("/services/inventory-service/pid").asLong();
    }
}
