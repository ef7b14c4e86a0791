package writ.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Stands for inventory-service's feed: tests POST events to it, the service under test follows it over HTTP. */
public class InventoryStub implements QuarkusTestResourceLifecycleManager {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
    private static final long LONGEST_WAIT_MS = 2_000;

    private final List<JsonNode> events = new ArrayList<>();
    private HttpServer server;
    private ExecutorService threads;

    @Override
    public Map<String, String> start() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        threads = Executors.newVirtualThreadPerTaskExecutor();
        server.setExecutor(threads);
        server.createContext("/v1/inventory-events", this::events);
        server.start();
        return Map.of(
                "writ.inventory.url", "http://127.0.0.1:" + server.getAddress().getPort());
    }

    @Override
    public void stop() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void events(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (exchange.getRequestMethod().equals("POST")) {
                add(JSON.readTree(exchange.getRequestBody()));
                exchange.sendResponseHeaders(204, -1);
                return;
            }
            Matcher cursor =
                    AFTER.matcher(String.valueOf(exchange.getRequestURI().getQuery()));
            int after = cursor.find() ? Integer.parseInt(cursor.group(1)) : 0;
            ArrayNode page = page(after);
            byte[] body = JSON.writeValueAsBytes(page);
            exchange.getResponseHeaders().add("Content-Type", "application/cloudevents-batch+json");
            exchange.getResponseHeaders()
                    .add("Link", "</v1/inventory-events?after=" + (after + page.size()) + ">; rel=\"next\"");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized void add(JsonNode batch) {
        batch.forEach(events::add);
        notifyAll();
    }

    private synchronized ArrayNode page(int after) {
        long until = System.nanoTime() + LONGEST_WAIT_MS * 1_000_000;
        try {
            while (events.size() <= after && System.nanoTime() < until) {
                wait(Math.max(1, (until - System.nanoTime()) / 1_000_000));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ArrayNode page = JSON.createArrayNode();
        events.stream().skip(after).limit(500).forEach(page::add);
        return page;
    }
}
