package writ.local.edge;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import java.net.ConnectException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** Streams a request to one service and its answer back, whatever their size, at the pace of the slower side. */
final class Forwarding {

    /** A long poll holds its connection, so there must be many more than callers who wait. */
    private static final int CONNECTIONS = 1_000;

    private static final int CONNECT_MILLIS = 5_000;
    private static final int HTTP_PORT = 80;

    /** Shorter than a service goes on answering after it was told to stop, so that none is used that it then closes. */
    private static final int IDLE_SECONDS = 2;

    /** RFC 9110, 7.6.1: these are about one connection. The edge itself has answered Expect. */
    private static final Set<String> OF_ONE_HOP = Set.of(
            "connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade", "expect");

    private final String service;
    private final String host;
    private final int port;
    private final HttpClient client;

    Forwarding(Vertx vertx, String service, URI base) {
        this.service = service;
        this.host = base.getHost();
        this.port = base.getPort() < 0 ? HTTP_PORT : base.getPort();
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(IDLE_SECONDS));
    }

    void handle(HttpServerRequest in) {
        in.pause();
        RequestOptions to = new RequestOptions()
                .setHost(host)
                .setPort(port)
                .setMethod(in.method())
                .setURI(in.uri());
        client.request(to).onSuccess(out -> forward(in, out)).onFailure(failure -> apologise(in, failure));
    }

    private void forward(HttpServerRequest in, HttpClientRequest out) {
        copy(in.headers(), out.headers());
        sayWhoAsked(in, out.headers());
        out.response().onSuccess(answer -> back(answer, in)).onFailure(failure -> apologise(in, failure));
        in.response().closeHandler(gone -> out.reset());
        boolean hasBody =
                in.headers().contains("Content-Length") || in.headers().contains("Transfer-Encoding");
        if (!hasBody) {
            in.resume();
            out.end();
            return;
        }
        out.setChunked(!in.headers().contains("Content-Length"));
        in.pipe().endOnFailure(false).to(out).onFailure(broken -> {
            // The service may have answered without reading on; what the caller still sends is for nobody.
            in.handler(null);
            in.resume();
        });
    }

    private void back(HttpClientResponse answer, HttpServerRequest in) {
        HttpServerResponse response = in.response();
        response.setStatusCode(answer.statusCode());
        copy(answer.headers(), response.headers());
        if (!in.isEnded()) {
            response.putHeader("Connection", "close");
        }
        if (in.method().equals(HttpMethod.HEAD)) {
            response.end();
            return;
        }
        response.setChunked(!answer.headers().contains("Content-Length"));
        answer.pipe()
                .endOnFailure(false)
                .to(response)
                .onFailure(broken -> in.connection().close());
    }

    private void apologise(HttpServerRequest in, Throwable failure) {
        HttpServerResponse response = in.response();
        if (response.headWritten() || response.closed()) {
            in.connection().close();
            return;
        }
        in.handler(null);
        in.resume();
        Answer answer = failure instanceof ConnectException
                ? Answer.problem(503, "unavailable", "Unavailable", service + " is not running, or not yet.")
                        .with("Retry-After", "1")
                : Answer.problem(
                        502,
                        "bad-gateway",
                        "Bad gateway",
                        service + " broke off before it answered; the request may have been carried out.");
        answer.send(response);
    }

    private static void sayWhoAsked(HttpServerRequest in, MultiMap headers) {
        String host = in.getHeader("Host");
        String before = in.getHeader("X-Forwarded-For");
        String caller = in.remoteAddress().hostAddress();
        headers.set("X-Forwarded-For", before == null ? caller : before + ", " + caller);
        headers.set("X-Forwarded-Proto", in.scheme());
        if (host != null) {
            headers.set("X-Forwarded-Host", host);
        }
    }

    private static void copy(MultiMap from, MultiMap to) {
        from.forEach((name, value) -> {
            if (!OF_ONE_HOP.contains(name.toLowerCase(Locale.ROOT))) {
                to.add(name, value);
            }
        });
    }
}
