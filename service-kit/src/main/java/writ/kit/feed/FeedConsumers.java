package writ.kit.feed;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.microprofile.config.Config;
import writ.kit.db.Transactions;
import writ.kit.ready.Seeding;

/** Starts a consumer for each handler whose peer's URL is configured (`writ.feeds.<peer>.url`). */
@ApplicationScoped
class FeedConsumers {

    private final Instance<FeedHandler> handlers;
    private final Transactions transactions;
    private final Seeding seeding;
    private final ServiceToken token;
    private final ObjectMapper json;
    private final Vertx vertx;
    private final Config config;
    private final MeterRegistry meters;
    private final List<FeedConsumer> running = new ArrayList<>();

    FeedConsumers(
            @Any Instance<FeedHandler> handlers,
            Transactions transactions,
            Seeding seeding,
            ServiceToken token,
            ObjectMapper json,
            Vertx vertx,
            Config config,
            MeterRegistry meters) {
        this.handlers = handlers;
        this.transactions = transactions;
        this.seeding = seeding;
        this.token = token;
        this.json = json;
        this.vertx = vertx;
        this.config = config;
        this.meters = meters;
    }

    void start(@Observes StartupEvent event) {
        WebClient http = WebClient.create(io.vertx.mutiny.core.Vertx.newInstance(vertx));
        for (FeedHandler handler : handlers) {
            config.getOptionalValue("writ.feeds." + handler.feed() + ".url", String.class)
                    .filter(url -> !url.isBlank())
                    .ifPresent(url -> follow(handler, http, url));
        }
    }

    private void follow(FeedHandler handler, WebClient http, String url) {
        String path = url + "/v1/" + handler.feed() + "-events";
        FeedReader reader = new FeedReader(http, path, token, json);
        FeedConsumer consumer = new FeedConsumer(handler, reader, transactions, vertx);
        running.add(consumer);
        meters.gauge("writ.feed.failures", Tags.of("feed", handler.feed()), consumer, FeedConsumer::failures);
        seeding.complete().subscribe().with(complete -> consumer.start());
    }

    void stop(@Observes ShutdownEvent event) {
        running.forEach(FeedConsumer::stop);
    }
}
