package writ.notification.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import writ.kit.feed.FeedEvent;

/** A peer's feed over HTTP; its cursor is the number of events before it. */
final class FeedServer implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern AFTER = Pattern.compile("after=(\\d+)");
    private static final int PAGE = 50;
    private static final long WAIT_MS = 1_000;

    private final HttpServer server;
    private final List<FeedEvent> events = new ArrayList<>();

    FeedServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
        server.createContext("/v1/directive-events", this::page);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    synchronized void tell(List<FeedEvent> more) {
        events.addAll(more);
        notifyAll();
    }

    private void page(HttpExchange exchange) throws IOException {
        try (exchange) {
            Matcher asked = AFTER.matcher(exchange.getRequestURI().getQuery());
            int from = asked.find() ? Integer.parseInt(asked.group(1)) : 0;
            List<FeedEvent> known = waitForMore(from);
            int to = Math.min(known.size(), from + PAGE);
            byte[] body = json(known.subList(from, to)).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders()
                    .set("Link", "<" + url() + "/v1/directive-events?after=" + to + ">; rel=\"next\"");
            exchange.getResponseHeaders().set("Content-Type", "application/cloudevents-batch+json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private synchronized List<FeedEvent> waitForMore(int from) {
        try {
            if (events.size() <= from) {
                wait(WAIT_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return List.copyOf(events);
    }

    private static String json(List<FeedEvent> page) {
        ArrayNode batch = JSON.createArrayNode();
        page.forEach(event -> batch.addObject()
                .put("specversion", "1.0")
                .put("id", event.id())
                .put("source", event.source())
                .put("type", event.type())
                .put("subject", event.subject())
                .put("time", event.time().toString())
                .set("data", event.data()));
        return batch.toString();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
