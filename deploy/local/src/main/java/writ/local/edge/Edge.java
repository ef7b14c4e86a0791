package writ.local.edge;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one host of the suite: routes to the services, and serves what the suite itself offers below /dev. */
public final class Edge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Edge.class);
    private static final int MAX_DEV_BODY = 64 * 1024;
    private static final int MAX_HEADERS = 32 * 1024;

    private final Vertx vertx = Vertx.vertx();
    private final Routes routes;
    private final Map<String, Forwarding> services = new HashMap<>();
    private final List<DevResource> resources;

    /**
     * @param bases where each service of the routes listens: scheme, host and port
     * @param resources the most exact path first
     */
    public Edge(Routes routes, Map<String, URI> bases, List<DevResource> resources) {
        this.routes = routes;
        this.resources = List.copyOf(resources);
        bases.forEach((service, base) -> services.put(service, new Forwarding(vertx, service, base)));
    }

    /** Listens on an address; answers the port, which is a free one when 0 was given. */
    public int listen(String host, int port) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(host)
                .setPort(port)
                .setHttp2ClearTextEnabled(false)
                .setHandle100ContinueAutomatically(true)
                .setMaxHeaderSize(MAX_HEADERS);
        return vertx.createHttpServer(options)
                .requestHandler(this::handle)
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void handle(HttpServerRequest request) {
        String path = request.path() == null ? "/" : request.path();
        Optional<Forwarding> service = routes.serviceOf(path).map(services::get);
        if (service.isPresent()) {
            service.get().handle(request);
            return;
        }
        Optional<DevResource> resource = resources.stream()
                .filter(candidate -> Routes.covers(candidate.path(), path))
                .findFirst();
        if (resource.isPresent()) {
            serve(request, resource.get(), path);
        } else {
            Answer.notFound("Nothing is served at " + path + "; GET / says what is.")
                    .send(request.response());
        }
    }

    private void serve(HttpServerRequest request, DevResource resource, String path) {
        Buffer body = Buffer.buffer();
        request.handler(chunk -> {
            if (body.length() <= MAX_DEV_BODY) {
                body.appendBuffer(chunk);
            }
        });
        request.endHandler(end -> {
            if (body.length() > MAX_DEV_BODY) {
                String detail = "The body may have " + MAX_DEV_BODY + " bytes at most.";
                Answer.problem(413, "too-large", "Too large", detail).send(request.response());
                return;
            }
            Map<String, String> query = new LinkedHashMap<>();
            request.params().forEach(query::put);
            DevRequest asked = new DevRequest(
                    request.method().name(),
                    DevRequest.segments(path.substring(resource.path().length())),
                    query,
                    body.getBytes());
            vertx.executeBlocking(() -> resource.answer(asked), false)
                    .recover(failure -> {
                        LOG.error("failed request={} {}", asked.method(), path, failure);
                        String detail = "The suite failed; suite.log says more.";
                        return Future.succeededFuture(Answer.problem(500, "internal", "Internal error", detail));
                    })
                    .onSuccess(answer -> answer.send(request.response()));
        });
    }
}
