package writ.local.replay;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Receives webhooks on loopback and checks each signature, by the Standard Webhooks specification. */
final class WebhookReceiver implements AutoCloseable {

    private static final String SECRET_PREFIX = "whsec_";
    private static final int MAX_BODY = 1 << 20;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<String> ids = ConcurrentHashMap.newKeySet();
    private final AtomicInteger unsigned = new AtomicInteger();
    private volatile byte[] secret = new byte[0];

    private WebhookReceiver(HttpServer server) {
        this.server = server;
    }

    static WebhookReceiver listen() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        WebhookReceiver receiver = new WebhookReceiver(server);
        server.createContext("/", receiver::receive);
        server.setExecutor(receiver.threads);
        server.start();
        return receiver;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/alerts";
    }

    /** From now on webhooks are to be signed with this. */
    void expect(String secret) {
        this.secret = Base64.getDecoder().decode(secret.substring(SECRET_PREFIX.length()));
    }

    /** Distinct webhooks that were signed. */
    int received() {
        return ids.size();
    }

    /** Requests whose signature was wrong. */
    int unsigned() {
        return unsigned.get();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] body = exchange.getRequestBody().readNBytes(MAX_BODY);
            String id = exchange.getRequestHeaders().getFirst("webhook-id");
            String timestamp = exchange.getRequestHeaders().getFirst("webhook-timestamp");
            String signatures = exchange.getRequestHeaders().getFirst("webhook-signature");
            boolean signed =
                    id != null && timestamp != null && signatures != null && isSigned(id, timestamp, body, signatures);
            if (signed) {
                ids.add(id);
            } else {
                unsigned.incrementAndGet();
            }
            exchange.sendResponseHeaders(signed ? 204 : 401, -1);
        }
    }

    private boolean isSigned(String id, String timestamp, byte[] body, String signatures) {
        byte[] wanted = sign(id + "." + timestamp + ".", body);
        for (String signature : signatures.split(" ")) {
            boolean ours = signature.startsWith("v1,")
                    && MessageDigest.isEqual(
                            wanted, signature.substring("v1,".length()).getBytes(StandardCharsets.US_ASCII));
            if (ours) {
                return true;
            }
        }
        return false;
    }

    private byte[] sign(String head, byte[] body) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret, "HmacSHA256"));
            mac.update(head.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encode(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HMAC is in every JDK", e);
        }
    }
}
