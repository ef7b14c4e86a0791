package writ.notification.channel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.mutiny.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a receiver may do to this service: nothing. */
class WebhookChannelTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(2);

    private final Vertx vertx = Vertx.vertx();
    private final Settings settings = new Settings(List.of("127.0.0.0/8"), TIMEOUT);
    private final WebhookChannel channel =
            new WebhookChannel(vertx, Clock.systemUTC(), settings, new WebhookTargets(vertx, settings));
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final CountDownLatch over = new CountDownLatch(1);
    private HttpServer server;

    @BeforeEach
    void open() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    @AfterEach
    void close() {
        over.countDown();
        server.stop(0);
        vertx.closeAndAwait();
    }

    @Test
    void aReplyWithoutEndIsCutOff() throws Exception {
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                while (true) {
                    exchange.getResponseBody().write(new byte[8_192]);
                    exchange.getResponseBody().flush();
                }
            } catch (IOException e) {
                hungUp.countDown();
            }
        });

        Outcome outcome = send("127.0.0.1");

        assertInstanceOf(Outcome.Delivered.class, outcome);
        assertTrue(hungUp.await(10, TimeUnit.SECONDS), "the connection is dropped");
    }

    @Test
    void aReceiverThatNeverAnswersIsLeft() {
        server.createContext("/", this::hang);

        Outcome outcome = send("127.0.0.1");

        assertEquals(
                "no reply within 2 s",
                assertInstanceOf(Outcome.Failed.class, outcome).detail());
    }

    @Test
    void theHostIsTheOneOfTheUrlThoughTheAddressIsConnectedTo() {
        StringBuilder host = new StringBuilder();
        server.createContext("/", exchange -> {
            host.append(exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });

        send("localhost");

        assertEquals("localhost:" + server.getAddress().getPort(), host.toString());
    }

    @Test
    void whereNobodyListensTheConnectionWasRefused() {
        server.stop(0);

        Outcome outcome = send("127.0.0.1");

        assertEquals(
                "the connection was refused",
                assertInstanceOf(Outcome.Failed.class, outcome).detail());
    }

    @Test
    void aReceiverThatHangsUpHasClosedTheConnection() {
        server.createContext("/", HttpExchange::close);

        Outcome outcome = send("127.0.0.1");

        assertEquals(
                "the connection was closed",
                assertInstanceOf(Outcome.Failed.class, outcome).detail());
    }

    @Test
    void aNameThatNobodyKnowsIsTriedAgain() {
        Outcome outcome = send("no-such-name.invalid");

        assertEquals(
                "the name does not resolve",
                assertInstanceOf(Outcome.Failed.class, outcome).detail());
    }

    @Test
    void aTargetThatMayNotBeReachedIsTriedAgainSinceANameMayBeMended() {
        Outcome outcome = send("10.0.0.1");

        assertEquals(
                "the address is not a public one",
                assertInstanceOf(Outcome.Failed.class, outcome).detail());
    }

    private void hang(HttpExchange exchange) {
        try {
            over.await(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Outcome send(String host) {
        String url = "http://" + host + ":" + server.getAddress().getPort() + "/";
        List<WebhookSecret> secrets = List.of(WebhookSecret.fresh(new SecureRandom()));
        return channel.send(new WebhookChannel.Post("id", url, secrets, "{}", 1))
                .await()
                .atMost(TIMEOUT.plusSeconds(8));
    }
}
