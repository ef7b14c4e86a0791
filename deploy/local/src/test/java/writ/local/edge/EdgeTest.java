package writ.local.edge;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import writ.local.plan.FreePorts;

@Timeout(60)
class EdgeTest {

    private static final int MEGABYTE = 1024 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient http = HttpClient.newHttpClient();
    private final AtomicReference<Consumer<HttpServerRequest>> inventory = new AtomicReference<>();
    private Edge edge;
    private int port;

    @BeforeEach
    void listen() throws Exception {
        int inventoryPort = vertx.createHttpServer()
                .requestHandler(request -> inventory.get().accept(request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get()
                .actualPort();
        DevResource echo = new Echo();
        edge = new Edge(
                Routes.read(Path.of("../routes.yaml")),
                Map.of(
                        "directive-service", base(FreePorts.one()),
                        "inventory-service", base(inventoryPort),
                        "notification-service", base(FreePorts.one())),
                List.of(echo));
        port = edge.listen("127.0.0.1", 0);
    }

    private static URI base(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @AfterEach
    void close() {
        edge.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void aServiceSeesTheRequestAsItWasSentAndWhoForwardedIt() throws Exception {
        inventory.set(request -> request.body()
                .onSuccess(body -> request.response()
                        .putHeader("X-Was", String.join(" ", request.method().name(), request.uri(), body.toString()))
                        .putHeader(
                                "X-Via",
                                String.join(
                                        " ",
                                        request.getHeader("X-Forwarded-Proto"),
                                        request.getHeader("X-Forwarded-Host"),
                                        request.getHeader("X-Forwarded-For"),
                                        request.getHeader("Host")))
                        .setStatusCode(201)
                        .end("taken")));

        HttpResponse<String> response = send("POST", "/v1/reports?asOf=2017-10-02T00%3A00%3A00Z", "rows");

        assertEquals(201, response.statusCode());
        assertEquals("taken", response.body());
        assertEquals("POST /v1/reports?asOf=2017-10-02T00%3A00%3A00Z rows", header(response, "X-Was"));
        String host = "127.0.0.1:" + port;
        assertEquals("http " + host + " 127.0.0.1 " + host, header(response, "X-Via"));
    }

    @Test
    void anUploadGoesOnlyAsFastAsTheServiceReads() throws Exception {
        AtomicLong received = new AtomicLong();
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        inventory.set(request -> {
            request.pause();
            request.handler(chunk -> received.addAndGet(chunk.length()));
            request.endHandler(end -> request.response().end("" + received.get()));
            arrived.complete(request);
        });
        long whole = 200L * MEGABYTE;
        AtomicLong written = new AtomicLong();

        try (Socket client = new Socket("127.0.0.1", port)) {
            OutputStream out = client.getOutputStream();
            out.write(("POST /v1/reports HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: " + whole
                            + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            Thread.ofVirtual().start(() -> write(out, whole, written));
            HttpServerRequest request = arrived.get();
            AtomicLong before = new AtomicLong(-1);
            await().pollInterval(Duration.ofMillis(300))
                    .atMost(Duration.ofSeconds(30))
                    .until(() -> before.getAndSet(written.get()) == written.get());
            assertTrue(written.get() < 32L * MEGABYTE, "the edge keeps what nobody reads: " + written.get());

            request.resume();
            String answer = new String(client.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertTrue(answer.endsWith("" + whole), answer);
        }
    }

    @Test
    void anAnswerStreamsWhileItIsMade() throws Exception {
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        inventory.set(request -> {
            request.response().setChunked(true).write("first ");
            arrived.complete(request);
        });

        HttpResponse<InputStream> response =
                http.send(request("GET", "/v1/inventory-events", ""), HttpResponse.BodyHandlers.ofInputStream());

        assertEquals("first ", new String(response.body().readNBytes(6), StandardCharsets.US_ASCII));
        arrived.get().response().end("last");
        assertEquals("last", new String(response.body().readAllBytes(), StandardCharsets.US_ASCII));
    }

    @Test
    void manyCallersMayWaitAtOnce() throws Exception {
        int callers = 200;
        List<HttpServerRequest> waiting = new CopyOnWriteArrayList<>();
        inventory.set(request -> {
            waiting.add(request);
            if (waiting.size() == callers) {
                waiting.forEach(each -> each.response().end());
            }
        });

        List<CompletableFuture<HttpResponse<String>>> polls = IntStream.range(0, callers)
                .mapToObj(i -> http.sendAsync(
                        request("GET", "/v1/inventory-events", ""), HttpResponse.BodyHandlers.ofString()))
                .toList();

        polls.forEach(poll ->
                assertEquals(200, poll.orTimeout(20, TimeUnit.SECONDS).join().statusCode()));
    }

    @Test
    void aRefusalBeforeTheBodyIsReadReachesTheCaller() throws Exception {
        inventory.set(request -> request.response()
                .setStatusCode(503)
                .putHeader("Retry-After", "7")
                .putHeader("Connection", "close")
                .end("busy"));

        try (Socket client = new Socket("127.0.0.1", port)) {
            client.getOutputStream()
                    .write("POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Length: 9000000\r\n\r\nendpoint,"
                            .getBytes(StandardCharsets.US_ASCII));
            byte[] start = client.getInputStream().readNBytes(64);
            assertTrue(
                    new String(start, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 503 "),
                    new String(start, StandardCharsets.US_ASCII));
        }
    }

    @Test
    void aServiceThatDoesNotRunIsUnavailable() throws Exception {
        HttpResponse<String> response = send("GET", "/v1/agencies", "");

        assertEquals(503, response.statusCode());
        assertEquals("application/problem+json", header(response, "Content-Type"));
        assertEquals("1", header(response, "Retry-After"));
        assertTrue(response.body().contains("\"directive-service is not running, or not yet.\""), response.body());
    }

    @Test
    void aServiceThatBreaksOffIsABadGateway() throws Exception {
        inventory.set(request -> request.connection().close());

        HttpResponse<String> response = send("POST", "/v1/reports", "rows");

        assertEquals(502, response.statusCode());
        assertEquals("application/problem+json", header(response, "Content-Type"));
        assertTrue(response.body().contains("https://writ.dev/problems/bad-gateway"), response.body());
    }

    @Test
    void aCallerWhoGoesAwayEndsTheUpload() throws Exception {
        CompletableFuture<Void> broken = new CompletableFuture<>();
        CompletableFuture<HttpServerRequest> arrived = new CompletableFuture<>();
        inventory.set(request -> {
            request.handler(chunk -> arrived.complete(request));
            request.exceptionHandler(e -> broken.complete(null));
        });

        try (Socket client = new Socket("127.0.0.1", port)) {
            client.getOutputStream()
                    .write("POST /v1/reports HTTP/1.1\r\nHost: x\r\nContent-Length: 900\r\n\r\nendpoint,"
                            .getBytes(StandardCharsets.US_ASCII));
            arrived.get();
        }

        await().atMost(Duration.ofSeconds(10)).until(broken::isDone);
    }

    @Test
    void whatIsNobodysIsNotFound() throws Exception {
        HttpResponse<String> response = send("GET", "/v2/agencies", "");

        assertEquals(404, response.statusCode());
        assertTrue(response.body().contains("https://writ.dev/problems/not-found"), response.body());
    }

    @Test
    void theSuitesOwnResourcesGetPathQueryAndBody() throws Exception {
        HttpResponse<String> response = send("PUT", "/dev/echo/a/b?c=d", "body");

        assertEquals("PUT [a, b] {c=d} body", response.body());
    }

    @Test
    void aBodyNobodyNeedsThatMuchOfIsRefused() throws Exception {
        assertEquals(413, send("PUT", "/dev/echo", "x".repeat(70_000)).statusCode());
    }

    @Test
    void aFailureIsAProblemThatSaysNothingOfTheInside() throws Exception {
        HttpResponse<String> response = send("GET", "/dev/echo/fail", "");

        assertEquals(500, response.statusCode());
        assertTrue(!response.body().contains("secret"), response.body());
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return http.send(request(method, path, body), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String method, String path, String body) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .method(method, HttpRequest.BodyPublishers.ofString(body))
                .build();
    }

    private static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse("");
    }

    private static void write(OutputStream out, long whole, AtomicLong written) {
        byte[] block = new byte[64 * 1024];
        try {
            while (written.get() < whole) {
                out.write(block);
                written.addAndGet(block.length);
            }
        } catch (IOException e) {
            written.set(-1);
        }
    }

    private static final class Echo implements DevResource {

        @Override
        public String path() {
            return "/dev/echo";
        }

        @Override
        public Answer answer(DevRequest request) {
            if (request.below().contains("fail")) {
                throw new IllegalStateException("a secret");
            }
            return Answer.text(
                    "text/plain",
                    request.method() + " " + request.below() + " " + request.query() + " " + request.text());
        }
    }
}
