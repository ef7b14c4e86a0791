package writ.acceptance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against peers that are played; against the real services it is run by `helm test`. */
class MainTest {

    private final Map<String, String> bodies = new ConcurrentHashMap<>();
    private final List<String> said = new ArrayList<>();
    private final Map<String, String> environment = new HashMap<>();
    private HttpServer suite;
    private String url;

    @BeforeEach
    void playTheSuite() throws IOException {
        suite = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        url = "http://127.0.0.1:" + suite.getAddress().getPort();
        suite.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            String body = bodies.get(path);
            boolean open = path.startsWith("/openapi/") || path.startsWith("/q/") || path.startsWith("/realm");
            boolean signedIn = "Bearer good".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            int status = body == null ? 404 : open || signedIn ? 200 : 401;
            byte[] sent = (body == null ? "nothing here" : body).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Content-Type", path.startsWith("/openapi/") ? "text" : "application/json");
            exchange.sendResponseHeaders(status, sent.length);
            exchange.getResponseBody().write(sent);
            exchange.close();
        });
        suite.start();
        bodies.put("/q/health/ready", "{\"status\": \"UP\"}");
        for (String service : List.of("directive", "inventory", "notification")) {
            bodies.put("/openapi/" + service, "---\nopenapi: 3.1.0\n");
            environment.put("WRIT_" + service.toUpperCase(Locale.ROOT) + "_URL", url);
            environment.put("WRIT_" + service.toUpperCase(Locale.ROOT) + "_MANAGEMENT_URL", url);
        }
        for (String list : List.of("/v1/directives", "/v1/reports", "/v1/alerts")) {
            bodies.put(list, "{\"items\": []}");
        }
        environment.put("WRIT_OIDC_ISSUER", url + "/realm");
        bodies.put("/realm/.well-known/openid-configuration", "{\"token_endpoint\": \"" + url + "/realm/token\"}");
        bodies.put("/realm/token", "{\"access_token\": \"good\"}");
    }

    @AfterEach
    void stop() {
        suite.stop(0);
    }

    @Test
    void aSuiteThatAnswersPassesAndEachThingIsSaid() throws Exception {
        environment.putAll(Map.of("WRIT_TESTS_READER_ID", "looker", "WRIT_TESTS_READER_SECRET", "s"));

        assertTrue(run(), said.toString());

        assertEquals(9, said.stream().filter(line -> line.startsWith("ok ")).count());
        assertEquals("ok      /v1/alerts is listed for looker", said.getLast());
    }

    @Test
    void withoutAReaderItSaysThatNoListWasRead() throws Exception {
        assertTrue(run(), said.toString());

        assertEquals("ok      no list was read: tests.reader names no client to sign in as", said.getLast());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/q/health/ready", "/openapi/inventory", "/v1/reports", "/realm/token"})
    void whatDoesNotAnswerIsNamed(String path) throws Exception {
        environment.putAll(Map.of("WRIT_TESTS_READER_ID", "looker", "WRIT_TESTS_READER_SECRET", "s"));
        bodies.remove(path);

        assertFalse(run());

        assertTrue(said.getLast().startsWith("FAILED  "), said.toString());
        assertTrue(said.getLast().contains(url + path), said.getLast());
        assertTrue(said.getLast().contains("answered 404: nothing here"), said.getLast());
    }

    @Test
    void everyVariableThatIsMissingIsNamedAtOnce() throws Exception {
        environment.remove("WRIT_DIRECTIVE_URL");
        environment.put("WRIT_TESTS_WRITE", "true");

        assertFalse(run());

        assertEquals(
                List.of("FAILED  not set: WRIT_DIRECTIVE_URL, WRIT_TESTS_ISSUER_ID, WRIT_TESTS_ISSUER_SECRET,"
                        + " WRIT_TESTS_REPORTER_ID, WRIT_TESTS_REPORTER_SECRET, WRIT_TESTS_AGENCY"),
                said);
    }

    private boolean run() throws Exception {
        return Main.run(environment, Clock.systemUTC(), said::add);
    }
}
