package writ.inventory.report;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Keeps bodies small but for uploads, which the intake measures itself. The server's own limit knows one size for all
 * routes, so it is set out of the way in application.properties.
 */
@ApplicationScoped
class BodyLimits {

    private static final String REPORTS = "/v1/reports";
    private static final String BUNDLES = "/v1/report-bundles";
    private static final String PARTS = "/v1/uploads/";
    private static final long LARGEST = 1 << 20;
    /** What quarkus-rest asks for when it reads a body of unknown length. */
    private static final String LIMIT_KEY = "io.quarkus.max-request-size";
    /** Right after the server's own limit. */
    private static final int PRIORITY = 1;

    void register(@Observes Filters filters) {
        filters.register(BodyLimits::limit, PRIORITY);
    }

    private static void limit(RoutingContext context) {
        HttpServerRequest request = context.request();
        if (isUpload(request)) {
            context.next();
            return;
        }
        context.put(LIMIT_KEY, LARGEST);
        if (length(request.getHeader("Content-Length")) <= LARGEST) {
            context.next();
            return;
        }
        Problem problem = Problem.of(CommonProblem.TOO_LARGE, "The body is at most " + LARGEST + " bytes long.");
        context.response()
                .setStatusCode(problem.type().status())
                .putHeader("Content-Type", "application/problem+json")
                .putHeader("Connection", "close")
                .end(new JsonObject(problem.body()).toBuffer());
    }

    private static boolean isUpload(HttpServerRequest request) {
        String path = String.valueOf(request.path());
        return request.method() == HttpMethod.POST && (path.equals(REPORTS) || path.equals(BUNDLES))
                || request.method() == HttpMethod.PATCH && path.startsWith(PARTS);
    }

    private static long length(@Nullable String header) {
        try {
            return header == null ? 0 : Long.parseLong(header);
        } catch (NumberFormatException e) {
            return Long.MAX_VALUE;
        }
    }
}
