package writ.directive;

import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import writ.kit.testing.Database;
import writ.kit.testing.ServiceProcess;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

/** The keys of bearer tokens and those of people who sign in to the page are fetched apart. */
class IssuerKeysIT {

    private static final String DATABASE = "issuer_keys";
    private static final Duration ASKED_WITHIN = Duration.ofSeconds(60);
    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final AtomicInteger asked = new AtomicInteger();
    private volatile IntPredicate refused = nth -> false;
    private HttpServer issuer;
    private String base;
    private ServiceProcess service;

    @BeforeEach
    void startAnIssuer() throws Exception {
        WritTestResource.of("directive");
        Database.create(DATABASE, "directive");
        issuer = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        base = "http://127.0.0.1:" + issuer.getAddress().getPort();
        String configuration = RestAssured.get(Tokens.issuerUrl() + "/.well-known/openid-configuration")
                .asString()
                .replace(Tokens.issuerUrl(), base);
        String keys = RestAssured.get(Tokens.issuerUrl() + "/jwks").asString();
        issuer.createContext("/", exchange -> answer(exchange, OK, configuration));
        issuer.createContext(
                "/jwks", exchange -> answer(exchange, refused.test(asked.incrementAndGet()) ? UNAVAILABLE : OK, keys));
        issuer.start();
    }

    @AfterEach
    void stop() {
        service.kill();
        issuer.stop(0);
    }

    /** Whichever of both is asked for first. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void readinessHasBoth(int refusedOne) throws IOException {
        refused = nth -> nth == refusedOne || nth > 2;
        service = launch();
        await().atMost(ASKED_WITHIN).until(() -> asked.get() >= refusedOne);
        service.await(UNAVAILABLE);
        service.ready().then().body("checks.find { it.name == 'issuer' }.status", equalTo("DOWN"));
        refused = nth -> false;
        service.await(OK);
    }

    private ServiceProcess launch() throws IOException {
        return ServiceProcess.launch(Map.of(
                "writ.db.host", "localhost",
                "writ.db.port", String.valueOf(Database.port()),
                "writ.db.name", DATABASE,
                "writ.db.app-password", "test",
                "writ.db.owner-password", "test",
                "writ.oidc.issuer", base,
                "writ.oidc.client-secret", "a-secret-of-thirty-two-characters"));
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }
}
