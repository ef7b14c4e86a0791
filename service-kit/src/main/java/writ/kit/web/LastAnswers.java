package writ.kit.web;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import writ.kit.ready.Stopping;

/**
 * While the service stops each answer says that the connection closes; the framework says so to requests that come
 * then, and not to those that are waiting already.
 */
@Singleton
class LastAnswers {

    private static final int BEFORE_THE_ROUTES = 9_500;

    private final Stopping stopping;

    LastAnswers(Stopping stopping) {
        this.stopping = stopping;
    }

    void register(@Observes Filters filters) {
        filters.register(this::filter, BEFORE_THE_ROUTES);
    }

    private void filter(RoutingContext context) {
        if (context.request().version() == HttpVersion.HTTP_1_1) {
            context.addHeadersEndHandler(written -> {
                if (stopping.hasBegun()) {
                    context.response().headers().set("Connection", "close");
                }
            });
        }
        context.next();
    }
}
