package writ.local;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;

/** Stands for a service as far as the suite can tell: it is told where to listen, and becomes ready. */
final class FakeService {

    private FakeService() {}

    public static void main(String[] arguments) throws IOException {
        String name = System.getenv("WRIT_OIDC_CLIENT_ID");
        System.out.println(name + " says hello");
        if (name.equals(System.getenv("BROKEN_SERVICE"))) {
            System.out.println("cannot go on");
            System.exit(3);
        }
        listen("WRIT_HTTP_PORT", "I am " + name + ", my clock is simulated: " + System.getenv("WRIT_CLOCK_SIMULATED"));
        listen("WRIT_MANAGEMENT_PORT", "UP");
    }

    private static void listen(String variable, String answer) throws IOException {
        int port = Integer.parseInt(System.getenv(variable));
        HttpServer server = HttpServer.create(new InetSocketAddress(System.getenv("WRIT_HTTP_HOST"), port), 0);
        server.createContext("/", exchange -> answer(exchange, answer));
        server.start();
    }

    private static void answer(HttpExchange exchange, String answer) throws IOException {
        byte[] body = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
