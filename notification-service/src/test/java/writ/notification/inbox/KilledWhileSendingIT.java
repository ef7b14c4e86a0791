package writ.notification.inbox;

import static io.restassured.RestAssured.given;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
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
import writ.notification.MailServer;
import writ.notification.Mailbox;

/** The packaged service, killed with no chance to clean up while alerts are being sent, and started again. */
class KilledWhileSendingIT {

    private static final int AGENCIES = 80;
    /** Under way at the kill, at least: a receiver's share of the places. */
    private static final int HELD = 4;

    private static final Instant ISSUED = Instant.parse("2017-09-13T13:00:00Z");
    private static final Instant DUE = Instant.parse("2017-10-14T04:00:00Z");

    private final MailServer mails = new MailServer();
    private final List<String> webhooks = new CopyOnWriteArrayList<>();
    private volatile CountDownLatch held = new CountDownLatch(1);
    private volatile int holdFrom = Integer.MAX_VALUE;
    private final List<ServiceProcess> started = new ArrayList<>();
    private HttpServer receiver;

    @AfterEach
    void close() {
        started.forEach(ServiceProcess::kill);
        held.countDown();
        receiver.stop(0);
        mails.stop();
        TestClock.release();
    }

    @Test
    void everyAlertArrivesAndKeepsItsId() throws Exception {
        receiver = receive();
        try (FeedServer feed = new FeedServer()) {
            Map<String, String> settings = settings(feed);
            ServiceProcess service = start(settings);
            TestClock.hold(ISSUED);
            subscribeAuthority(service);
            holdFrom = 20;
            feed.tell(life());

            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> webhooks.size() >= 20 + HELD);
            service.kill();
            Set<String> raised = ids("SELECT id::text FROM notification.alerts");
            goOnUntil(60);
            ServiceProcess second = start(settings);
            Awaitility.await().atMost(Duration.ofMinutes(2)).until(() -> webhooks.size() >= 60 + HELD);
            second.kill();
            assertTrue(webhooks.stream().distinct().count() < AGENCIES, "it was killed before all was sent");
            goOnUntil(Integer.MAX_VALUE);
            ServiceProcess third = start(settings);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(3))
                    .until(() -> ids("SELECT id::text FROM notification.deliveries WHERE state = 'delivered'")
                                    .size()
                            == 2 * AGENCIES);
            third.kill();

            assertTrue(ids("SELECT id::text FROM notification.alerts").containsAll(raised));
            assertEquals(
                    AGENCIES, ids("SELECT id::text FROM notification.alerts").size());
            assertEquals(
                    ids("SELECT id::text FROM notification.deliveries WHERE channel = 'webhook'"),
                    new TreeSet<>(webhooks));
            assertTrue(webhooks.size() > AGENCIES, "what was under way at the kill came once more, under its id");
            assertTrue(
                    ids("SELECT delivery::text FROM notification.attempts WHERE detail LIKE 'no word%'")
                                    .size()
                            >= HELD,
                    "the history shows the tries that the kill ended");
            assertEquals(ids("SELECT id::text FROM notification.deliveries WHERE channel = 'email'"), mailIds());
        }
    }

    private ServiceProcess start(Map<String, String> settings) throws IOException {
        ServiceProcess process = ServiceProcess.start(settings);
        started.add(process);
        return process;
    }

    private Map<String, String> settings(FeedServer feed) {
        Map<String, String> settings = new HashMap<>(WritTestResource.of("notification"));
        settings.remove("writ.service");
        settings.putAll(mails.start());
        settings.putAll(Map.of(
                "writ.directive.url", feed.url(),
                "writ.smtp.starttls", "DISABLED",
                "writ.webhook.allow", "127.0.0.0/8",
                "writ.webhook.timeout", "10s",
                "writ.mail.timeout", "8s",
                "writ.delivery.lease", "12s",
                "writ.delivery.mails", "2",
                "writ.delivery.webhooks", String.valueOf(4 * HELD)));
        return settings;
    }

    /** Agencies with one contact each, and one obligation each. */
    private static List<FeedEvent> life() {
        List<FeedEvent> events = new ArrayList<>();
        for (int i = 0; i < AGENCIES; i++) {
            events.add(DirectiveFeed.agencyChanged("agency" + i, "lead-poc:lead@agency" + i + ".example"));
        }
        for (int i = 0; i < AGENCIES; i++) {
            events.add(new Duty(UUID.randomUUID(), "agency" + i, "bod-17-01", "RA1", 1, DUE, "America/New_York")
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

    /** From some webhook on each is taken but not answered, so that the kill hits tries that are under way. */
    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            CountDownLatch hold = held;
            webhooks.add(exchange.getRequestHeaders().getFirst("webhook-id"));
            if (webhooks.size() > holdFrom) {
                hold.await();
            }
            exchange.sendResponseHeaders(204, -1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void goOnUntil(int webhook) {
        holdFrom = webhook;
        held.countDown();
        held = new CountDownLatch(1);
    }

    private static Set<String> mailIds() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < AGENCIES; i++) {
            ids.addAll(Mailbox.fetch("lead@agency" + i + ".example").stream()
                    .map(mail -> header(mail, "Message-ID"))
                    .map(id -> id.substring(1, id.indexOf('@')))
                    .collect(Collectors.toSet()));
        }
        return ids;
    }

    private static String header(jakarta.mail.internet.MimeMessage mail, String name) {
        try {
            return mail.getHeader(name, null);
        } catch (jakarta.mail.MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Set<String> ids(String select) throws SQLException {
        Set<String> ids = new TreeSet<>();
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(select)) {
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
        }
        return ids;
    }
}
