package writ.notification.inbox;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import writ.kit.feed.FeedEvent;
import writ.kit.testing.Database;
import writ.kit.testing.ServiceProcess;
import writ.kit.testing.TestClock;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;
import writ.notification.DirectiveFeed;
import writ.notification.Duty;

/** The packaged service, told to stop while a receiver has not answered yet. */
class StoppedWhileSendingIT {

    private static final int AGENCIES = 6;
    /** One receiver's share of the places. */
    private static final int HELD = 4;

    private static final Instant ISSUED = Instant.parse("2017-09-13T13:00:00Z");
    private static final Instant DUE = Instant.parse("2017-10-14T04:00:00Z");

    private final List<String> webhooks = new CopyOnWriteArrayList<>();
    private final Semaphore answers = new Semaphore(0);
    private final List<ServiceProcess> started = new ArrayList<>();
    private HttpServer receiver;

    @AfterEach
    void close() {
        started.forEach(ServiceProcess::kill);
        answers.release(Integer.MAX_VALUE / 2);
        receiver.stop(0);
        TestClock.release();
    }

    @Test
    void triesUnderWayAreFinishedOrGivenBackAtOnce() throws Exception {
        receiver = receive();
        try (FeedServer feed = new FeedServer()) {
            // Given tries under way, and more in the queue
            ServiceProcess service = start(feed);
            TestClock.hold(ISSUED);
            subscribeAuthority(service);
            feed.tell(life());
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> webhooks.size() == HELD);

            // When
            service.stop();
            service.await(503);
            answers.release(2);
            service.exit(Duration.ofSeconds(30));

            // Then two were recorded, two are due again and nothing more was claimed
            assertEquals(HELD, webhooks.size());
            assertEquals(List.of("delivered 1 f f: 2", "pending 0 f t: 2", "pending 1 f t: 2"), states());
            assertEquals(
                    List.of("2"),
                    rows(
                            "SELECT count(*)::text FROM notification.attempts WHERE detail = 'the worker stopped while it tried'"));

            // When another one starts
            answers.release(100);
            start(feed);

            // Then it goes on at once, long before a lease would be over
            Awaitility.await()
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> states().equals(List.of("delivered 1 f f: 4", "delivered 2 f f: 2")));
            assertEquals(AGENCIES, webhooks.stream().distinct().count());
            assertTrue(service.log().contains("deliveries-given-back channel=webhook count=2"), service.log());
        }
    }

    private ServiceProcess start(FeedServer feed) throws IOException {
        WritTestResource suite = new WritTestResource();
        suite.init(new HashMap<>(Map.of(
                "service", "notification",
                "writ.shutdown.delay", "PT2S",
                "writ.directive.url", feed.url(),
                "writ.webhook.allow", "127.0.0.0/8",
                "writ.webhook.timeout", "50s",
                "writ.delivery.webhooks", String.valueOf(4 * HELD))));
        ServiceProcess process = ServiceProcess.start(suite.start());
        started.add(process);
        return process;
    }

    private static List<FeedEvent> life() {
        List<FeedEvent> events = new ArrayList<>();
        for (int i = 0; i < AGENCIES; i++) {
            events.add(DirectiveFeed.agencyChanged("stopped" + i));
        }
        for (int i = 0; i < AGENCIES; i++) {
            events.add(new Duty(UUID.randomUUID(), "stopped" + i, "bod-17-01", "RA1", 1, DUE, "America/New_York")
                    .opened(ISSUED));
        }
        return events;
    }

    private void subscribeAuthority(ServiceProcess service) {
        given().auth()
                .oauth2(Tokens.authorityIssuer())
                .contentType("application/json")
                .body("{\"channel\": \"webhook\", \"target\": \"http://127.0.0.1:"
                        + receiver.getAddress().getPort() + "/\"}")
                .post(service.url() + "/v1/subscriptions")
                .then()
                .statusCode(201);
    }

    private HttpServer receive() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
        server.createContext("/", this::receive);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
        return server;
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            webhooks.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            answers.acquire();
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** State, attempts, whether leased, whether due, and how many. */
    private static List<String> states() throws SQLException {
        return rows("SELECT state || ' ' || attempts || ' ' || (lease IS NOT NULL)::text::char(1) || ' '"
                + " || (state = 'pending' AND not_before <= now())::text::char(1) || ': ' || count(*)"
                + " FROM notification.deliveries WHERE channel = 'webhook' GROUP BY state, attempts, lease IS NOT NULL,"
                + " state = 'pending' AND not_before <= now() ORDER BY 1");
    }

    private static List<String> rows(String query) throws SQLException {
        try (var connection = Database.superuser();
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
