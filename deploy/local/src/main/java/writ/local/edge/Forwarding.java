package writ.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyRequest;
import io.vertx.httpproxy.ProxyResponse;
import java.net.ConnectException;

/** Streams a request to one service and its answer back, whatever their size, at the pace of the slower side. */
final class Forwarding implements ProxyInterceptor {

    /** A long poll holds its connection, so there must be many more than callers who wait. */
    private static final int CONNECTIONS = 1_000;

    private static final int CONNECT_MILLIS = 5_000;

    private final String service;
    private final HttpProxy proxy;

    Forwarding(Vertx vertx, String service, int port) {
        this.service = service;
        HttpClient client = vertx.createHttpClient(new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS)
                .setConnectTimeout(CONNECT_MILLIS)
                .setDecompressionSupported(false));
        this.proxy = HttpProxy.reverseProxy(client).origin(port, "127.0.0.1").addInterceptor(this);
    }

    void handle(HttpServerRequest request) {
        proxy.handle(request);
    }

    @Override
    public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
        ProxyRequest request = context.request();
        HttpServerRequest original = request.proxiedRequest();
        String client = original.remoteAddress().hostAddress();
        String before = original.getHeader("X-Forwarded-For");
        request.putHeader("X-Forwarded-For", before == null ? client : before + ", " + client);
        request.putHeader("X-Forwarded-Proto", original.scheme());
        if (original.authority() != null) {
            request.putHeader("X-Forwarded-Host", original.authority().toString());
        }
        return context.sendRequest().recover(failure -> Future.succeededFuture(sorry(request, failure)));
    }

    private ProxyResponse sorry(ProxyRequest request, Throwable failure) {
        Answer answer = failure instanceof ConnectException
                ? Answer.problem(503, "unavailable", "Unavailable", service + " is not running, or not yet.")
                        .with("Retry-After", "1")
                : Answer.problem(
                        502,
                        "bad-gateway",
                        "Bad gateway",
                        service + " broke off before it answered. The request may" + " have been carried out.");
        ProxyResponse response = request.release().response().setStatusCode(answer.status());
        response.headers().clear();
        answer.headers().forEach(response::putHeader);
        return response.putHeader("Content-Type", answer.contentType())
                .setBody(Body.body(Buffer.buffer(answer.body())));
    }
}
