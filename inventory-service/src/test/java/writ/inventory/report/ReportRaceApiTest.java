package writ.inventory.report;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.testing.Database;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = {
            @ResourceArg(name = "service", value = "inventory"),
            @ResourceArg(name = "writ.intake.permits-per-agency", value = "4")
        },
        restrictToAnnotatedClass = true)
class ReportRaceApiTest {

    private static final int CLIENTS = 4;

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture");
        inventory.issue("bod-17-01", 1, "{\"suppliers\": [{\"name\": \"Kaspersky\"}]}");
    }

    @RepeatedTest(5)
    void sameReportFromSeveralClientsAtOnceIsOneReport() throws Exception {
        // When
        List<Response> answers = together(client -> Sent.csv(Sent.report("usda"), Sent.CSV));

        // Then
        assertEquals(1, answers.stream().filter(a -> a.statusCode() == 201).count());
        assertEquals(
                CLIENTS - 1, answers.stream().filter(a -> a.statusCode() == 200).count());
        Set<String> receipts = answers.stream().map(Response::asString).collect(Collectors.toSet());
        assertEquals(1, receipts.size(), "the same receipt for all");
        assertEquals(List.of("1"), Inventory.rows("SELECT count(*) FROM reports"));
        assertEquals(List.of("1"), Inventory.rows("SELECT count(DISTINCT report) FROM report_chunks"));
        assertEquals(List.of("0"), Inventory.rows("SELECT count(*) FROM uploads"));
        assertEquals(
                List.of("1"),
                Inventory.rows(
                        "SELECT count(*) FROM (SELECT event_id FROM outbox UNION SELECT event_id FROM events) e"));
    }

    @RepeatedTest(5)
    void differentReportsOfOneAgencyAtOnceAreAllReceivedAndTheNewestSpeaks() throws Exception {
        // When
        List<Response> answers = together(client -> Sent.csv(
                Sent.report("usda", "2017-09-0" + (client + 1) + "T00:00:00Z"),
                "endpoint,supplier,product\nshared,Kaspersky,KES\npc-" + client + ",Kaspersky,Product " + client
                        + "\n"));

        // Then
        answers.forEach(answer -> answer.then().statusCode(201));
        String newest = answers.getLast().path("report");
        assertEquals(List.of(newest), Inventory.rows("SELECT report FROM current_reports"));
        Response listed = Sent.as(Tokens.reporter("usda")).get("/v1/reports");
        assertEquals(
                1,
                listed.<List<String>>path("items.findAll { it.state == 'current' }")
                        .size());
        assertEquals(List.of("5"), Inventory.rows("SELECT count(*) FROM products"));
        assertEquals(List.of("5"), Inventory.rows("SELECT count(*) FROM endpoints"));
        assertTrue(Inventory.rows("SELECT used FROM endpoint_counters").equals(List.of("5")), "numbers without gaps");
    }

    @RepeatedTest(3)
    void withdrawalsAndReportsAtOnceLeaveTheNewestThatIsLeft() throws Exception {
        // Given
        List<String> reports = new ArrayList<>();
        for (int day = 1; day <= 2; day++) {
            reports.add(Sent.received(Sent.report("usda", "2017-09-1" + day + "T00:00:00Z"), Sent.CSV));
        }

        // When
        together(client -> client < 2
                ? Sent.as(Tokens.reporter("usda"))
                        .contentType("application/json")
                        .body("{\"reason\": \"wrong\"}")
                        .post("/v1/reports/" + reports.get(client) + "/withdrawal")
                : Sent.csv(Sent.report("usda", "2017-09-0" + client + "T00:00:00Z"), Sent.CSV));

        // Then
        assertEquals(
                Inventory.rows("SELECT id FROM reports WHERE as_of = '2017-09-03T00:00:00Z'"),
                Inventory.rows("SELECT report FROM current_reports"));
    }

    @Test
    void reportOutlastsALockThatIsHeldLongerThanAStatementWaits() throws Exception {
        // Given
        String waiting =
                "SELECT query_start FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE '%FOR NO KEY UPDATE'";
        try (Connection holder = Database.superuser();
                ExecutorService thread = Executors.newSingleThreadExecutor()) {
            holder.setAutoCommit(false);
            holder.createStatement().execute("SELECT FROM inventory.agencies WHERE agency = 'usda' FOR UPDATE");

            // When
            Future<Response> answer = thread.submit(() -> Sent.csv(Sent.report("usda"), Sent.CSV));
            await().until(() -> !Inventory.rows(waiting).isEmpty());
            String first = Inventory.rows(waiting).getFirst();
            await().atMost(Duration.ofSeconds(30))
                    .until(() -> !Inventory.rows(waiting).isEmpty()
                            && !Inventory.rows(waiting).contains(first));
            holder.rollback();

            // Then
            answer.get().then().statusCode(201);
        }
    }

    private interface Client {
        Response call(int number);
    }

    private static List<Response> together(Client client) throws InterruptedException, ExecutionException {
        CyclicBarrier start = new CyclicBarrier(CLIENTS);
        try (ExecutorService threads = Executors.newFixedThreadPool(CLIENTS)) {
            List<Callable<Response>> calls = new ArrayList<>();
            for (int i = 0; i < CLIENTS; i++) {
                int number = i;
                calls.add(() -> {
                    start.await();
                    return client.call(number);
                });
            }
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
