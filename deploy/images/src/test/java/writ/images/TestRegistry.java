package writ.images;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A registry on loopback that keeps what is pushed, as far as a push and a pull need one. */
final class TestRegistry implements AutoCloseable {

    static {
        // a client that tries TLS first is left waiting for ever by a server that waits for a whole line
        System.setProperty("sun.net.httpserver.maxReqTime", "1");
    }

    private static final int ANSWERED = 0;

    /** By path: /v2/writ/tool/manifests/1.0 */
    final Map<String, byte[]> kept = new ConcurrentHashMap<>();

    private final HttpServer server;

    TestRegistry() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v2/", this::answer);
        server.start();
    }

    String name() {
        return "localhost:" + server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        byte[] body = exchange.getRequestBody().readAllBytes();
        int status = switch (exchange.getRequestMethod()) {
            case "HEAD" -> kept.containsKey(path) ? 200 : 404;
            case "GET" -> {
                byte[] there = kept.get(path);
                if (there == null) {
                    yield path.equals("/v2/") ? 200 : 404;
                }
                exchange.getResponseHeaders().set("Content-Type", "application/vnd.oci.image.manifest.v1+json");
                exchange.sendResponseHeaders(200, there.length);
                exchange.getResponseBody().write(there);
                exchange.close();
                yield ANSWERED;
            }
            case "POST" -> upload(exchange, path + System.nanoTime());
            case "PATCH" -> {
                kept.put(path, body);
                yield upload(exchange, path);
            }
            case "PUT" -> {
                String query = exchange.getRequestURI().getQuery();
                if (query == null) {
                    kept.put(path, body);
                } else {
                    String digest = query.replaceFirst("digest=", "");
                    kept.put(path.replaceFirst("uploads/.*", digest), kept.remove(path));
                }
                yield 201;
            }
            default -> 200;
        };
        if (status != ANSWERED) {
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        }
    }

    private static int upload(HttpExchange exchange, String place) {
        exchange.getResponseHeaders().set("Location", place);
        return 202;
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
