package writ.notification.channel;

import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.core.tracing.TracingPolicy;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.core.http.HttpClient;
import io.vertx.mutiny.core.http.HttpClientRequest;
import io.vertx.mutiny.core.http.HttpClientResponse;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import writ.kit.clock.Wall;

/**
 * Sends webhooks by the Standard Webhooks specification. Connects only to the address that was checked, follows no
 * redirect, and takes no more of a reply than its head.
 */
@ApplicationScoped
public class WebhookChannel {

    private static final int REPLY_BYTES = 16 * 1024;
    private static final long REPLY_MS = 5_000;

    private final Vertx vertx;
    private final Clock wall;
    private final WebhookConfig config;
    private final WebhookTargets targets;
    private final HttpClient http;

    WebhookChannel(Vertx vertx, @Wall Clock wall, WebhookConfig config, WebhookTargets targets) {
        this.vertx = vertx;
        this.wall = wall;
        this.config = config;
        this.targets = targets;
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(config.connections())
                .setTracingPolicy(TracingPolicy.IGNORE)); // our trace ids are nothing to strangers
    }

    /**
     * One webhook to one receiver.
     *
     * @param id stays the same for every try, so that the receiver can drop repeats
     * @param secrets one, or two while they are being changed
     * @param body a CloudEvent in the JSON format
     * @param attempt from 1
     */
    public record Post(String id, String url, List<WebhookSecret> secrets, String body, int attempt) {}

    /** The longest that a try takes. */
    public Duration longest() {
        return config.timeout();
    }

    /** Tries once; ends in an outcome, never in a failure. */
    public Uni<Outcome> send(Post post) {
        return Uni.createFrom()
                .deferred(() -> {
                    WebhookUrl url = WebhookUrl.of(post.url());
                    return targets.checked(url, post.attempt()).chain(address -> exchange(post, url, address));
                })
                .ifNoItem()
                .after(config.timeout())
                .recoverWithItem(
                        () -> failed("no reply within " + config.timeout().toSeconds() + " s"))
                .onFailure()
                .recoverWithItem(WebhookChannel::outcome);
    }

    private Uni<Outcome> exchange(Post post, WebhookUrl url, InetAddress address) {
        return http.request(options(post, url, address))
                .chain(request -> request.send(post.body())
                        .map(response -> {
                            drop(request, response);
                            return WebhookReply.meaning(
                                    response.statusCode(), response.getHeader("Retry-After"), wall.instant());
                        })
                        .onCancellation()
                        .invoke(() -> request.getDelegate().reset()));
    }

    private RequestOptions options(Post post, WebhookUrl url, InetAddress address) {
        Instant now = wall.instant();
        String signatures = post.secrets().stream()
                .map(secret -> secret.sign(post.id(), now.getEpochSecond(), post.body()))
                .collect(Collectors.joining(" "));
        return new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, url.port())))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.tls())
                .setURI(url.pathAndQuery())
                .setConnectTimeout(config.connectTimeout().toMillis())
                .setIdleTimeout(config.timeout().toMillis())
                .putHeader("Content-Type", "application/cloudevents+json")
                .putHeader("User-Agent", "Writ")
                .putHeader("webhook-id", post.id())
                .putHeader("webhook-timestamp", Long.toString(now.getEpochSecond()))
                .putHeader("webhook-signature", signatures);
    }

    /** Lets a short body pass so that the connection can serve again; a long or slow one costs the connection. */
    private void drop(HttpClientRequest request, HttpClientResponse response) {
        AtomicInteger left = new AtomicInteger(REPLY_BYTES);
        long timer = vertx.setTimer(REPLY_MS, id -> request.getDelegate().reset());
        response.handler(bytes -> {
                    if (left.addAndGet(-bytes.length()) < 0) {
                        request.getDelegate().reset();
                    }
                })
                .exceptionHandler(e -> vertx.cancelTimer(timer))
                .endHandler(() -> vertx.cancelTimer(timer));
    }

    private static Outcome outcome(Throwable e) {
        return switch (e) {
            case IllegalArgumentException notThere -> failed(String.valueOf(notThere.getMessage()));
            default -> failed(NoConnection.of(e).words());
        };
    }

    private static Outcome failed(String detail) {
        return new Outcome.Failed(null, detail, null);
    }
}
