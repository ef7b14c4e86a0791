package writ.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.local.replay.Api;
import writ.local.replay.Clockwork;

/** A check that could not find a loss would be worth nothing, so each loss is played to it. */
class LedgerTest {

    private final List<String> inventory = new CopyOnWriteArrayList<>();
    private final List<String> directive = new CopyOnWriteArrayList<>();
    private final List<String> alerts = new CopyOnWriteArrayList<>();
    private final List<String> delivered = new CopyOnWriteArrayList<>();
    private final List<String> mails = new CopyOnWriteArrayList<>();
    private HttpServer suite;
    private Ledger ledger;

    @BeforeEach
    void playASuiteThatHasEverything() throws IOException {
        suite = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        suite.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        suite.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String query = String.valueOf(exchange.getRequestURI().getQuery());
            int after = query.contains("after=") ? Integer.parseInt(query.replaceAll(".*after=(\\d+).*", "$1")) : 0;
            List<String> feed = path.endsWith("inventory-events")
                    ? inventory
                    : path.endsWith("directive-events") ? directive : List.of();
            String body = switch (path) {
                case "/dev/token" -> "token";
                case "/dev/drained" -> "{\"drained\": true}";
                case "/dev/inbox" -> "{\"items\": " + mails + "}";
                case "/v1/alerts" -> "{\"items\": " + alerts + "}";
                case "/v1/deliveries" -> "{\"items\": " + (query.contains("delivered") ? delivered : List.of()) + "}";
                default ->
                    new ArrayList<>(feed)
                            .subList(Math.min(after, feed.size()), feed.size())
                            .toString();
            };
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set(
                            "Link",
                            "<http://127.0.0.1:" + suite.getAddress().getPort() + path + "?limit=500&after="
                                    + Math.max(after, feed.size()) + ">; rel=\"next\"");
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        suite.start();
        inventory.add(event("1", "dev.writ.report.received", "r1"));
        inventory.add(event("2", "dev.writ.report.received", "r2"));
        directive.add(event("3", "dev.writ.obligation.reminder-requested", ""));
        alerts.add("{\"kind\": \"reminder-requested\"}");
        alerts.add("{\"kind\": \"obligation-due\"}");
        delivered.add("{\"id\": \"d1\"}");
        mails.add("{\"messageId\": \"<d1@writ>\"}");
        String base = "http://127.0.0.1:" + suite.getAddress().getPort();
        ledger = new Ledger(new Http(base), new Clockwork(Api.at(base)));
        ledger.reported("r1");
        ledger.reported("r2");
        ledger.reminded();
    }

    @AfterEach
    void stop() {
        ledger.close();
        suite.stop(0);
    }

    @Test
    void everythingOnceIsGood() {
        assertEquals(
                "2 reports and 1 reminders sent, each there once; 1 events in /v1/directive-events,"
                        + " 2 events in /v1/inventory-events, 0 events in /v1/notification-events, 1 mails",
                ledger.check());
    }

    @Test
    void aReportWithoutAnEventIsFound() {
        ledger.reported("r3");
        assertTrue(wrong().contains("1 report missing, as r3"), wrong());
    }

    @Test
    void anEventThatComesTwiceIsFound() {
        inventory.add(event("2", "dev.writ.report.received", "r2"));
        assertTrue(wrong().contains("1 event followed in /v1/inventory-events doubled, as 2"), wrong());
        assertTrue(wrong().contains("1 report doubled, as r2"), wrong());
    }

    @Test
    void anAlertThatIsMissingOrTooManyIsFound() {
        String asked = alerts.removeFirst();
        assertTrue(wrong().contains("alerts for reminders: 1 wanted, 0 found"), wrong());
        alerts.addAll(List.of(asked, asked));
        assertTrue(wrong().contains("alerts for reminders: 1 wanted, 2 found"), wrong());
    }

    @Test
    void anAlertOfTheLifeThatComesAgainIsFound() {
        ledger.lifeIsPlayed();
        alerts.add("{\"kind\": \"obligation-due\"}");
        assertTrue(
                wrong().contains("alerts of the life: {obligation-due=1} wanted, {obligation-due=2} found"), wrong());
    }

    @Test
    void aReportThatIsStoredUnderASecondIdIsFound() {
        inventory.add(event("9", "dev.writ.report.received", "r9"));
        assertTrue(wrong().contains("reports received: 2 wanted, 3 found"), wrong());
    }

    @Test
    void aFeedThatRefusesItsReaderIsTold() {
        assertEquals(List.of(), ledger.faultsOfFeeds());
        suite.stop(0);
        Awaitility.await().until(() -> !ledger.faultsOfFeeds().isEmpty());
    }

    @Test
    void aMailThatWasSentTwiceByOneIdIsToldAndAnotherIdIsWrong() {
        mails.add("{\"messageId\": \"<d1@writ>\"}");
        assertTrue(ledger.check().endsWith("1 mails, 1 of them came twice"));
        mails.add("{\"messageId\": \"<d2@writ>\"}");
        assertTrue(wrong().contains("1 mails that no delivery tells of, as d2"), wrong());
    }

    @Test
    void aMailThatNeverCameIsFound() {
        mails.clear();
        assertTrue(wrong().contains("1 deliveries whose mail is not in the inbox, as d1"), wrong());
    }

    private String wrong() {
        return assertThrows(Failure.class, ledger::check).getMessage();
    }

    private static String event(String id, String type, String report) {
        return "{\"id\": \"%s\", \"type\": \"%s\", \"data\": {\"methodology\": \"traffic\", \"report\": \"%s\"}}"
                .formatted(id, type, report);
    }
}
