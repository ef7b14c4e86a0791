package writ.kit.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Refuses a body that says it is over the server's limit, in words; without it the server only says 413. */
@Singleton
class TooLarge {

    private static final int BEFORE_THE_SERVER = 9_000;

    private final ObjectMapper json;
    private final long limit;

    TooLarge(ObjectMapper json, @ConfigProperty(name = "quarkus.http.limits.max-body-size") MemorySize limit) {
        this.json = json;
        this.limit = limit.asLongValue();
    }

    void register(@Observes Filters filters) {
        filters.register(
                context -> {
                    if (declared(context) > limit) {
                        refuse(context);
                    } else {
                        context.next();
                    }
                },
                BEFORE_THE_SERVER);
    }

    private static long declared(RoutingContext context) {
        String length = context.request().getHeader("Content-Length");
        try {
            return length == null ? 0 : Long.parseLong(length);
        } catch (NumberFormatException notANumber) {
            return 0; // the server refuses it
        }
    }

    private void refuse(RoutingContext context) {
        Problem problem = Problem.of(CommonProblem.TOO_LARGE, "The body is larger than " + limit + " bytes.");
        try {
            context.response()
                    .setStatusCode(problem.type().status())
                    .putHeader("Content-Type", "application/problem+json")
                    .putHeader("Connection", "close")
                    .end(json.writeValueAsString(problem.body()));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a problem is always JSON", e);
        }
    }
}
