package writ.kit.feed;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.testing.WritTestResource;

/** Those who follow a feed of this service, as replicas of another would. */
@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = @ResourceArg(name = "service", value = "kit"),
        restrictToAnnotatedClass = true)
class FeedConsumerTest {

    private static final int EVENTS = 1_200;

    @Inject
    Transactions transactions;

    @Inject
    ServiceToken token;

    @Inject
    com.fasterxml.jackson.databind.ObjectMapper json;

    @Inject
    Vertx vertx;

    @BeforeEach
    void eventsThatNobodyFollowedYet() throws Exception {
        FeedTables.empty();
        FeedTables.superuser("INSERT INTO kit.outbox (type, subject, visible_to, happened_at, data)"
                + " SELECT 'dev.writ.test', n::text, '*', now(), '{}' FROM generate_series(1, " + EVENTS + ") n");
    }

    @Test
    void twoReplicasTakeEachEventOnce() throws Exception {
        List<FeedConsumer> replicas =
                IntStream.range(0, 2).mapToObj(i -> consumer(new Effects(0))).toList();
        replicas.forEach(FeedConsumer::start);

        awaitEffects();
        replicas.forEach(FeedConsumer::stop);
        assertEquals(List.of("" + EVENTS), FeedTables.query("SELECT count(DISTINCT event_id)::text FROM kit.effects"));
        assertEquals(List.of("" + EVENTS), FeedTables.query("SELECT count(*)::text FROM kit.effects"));
    }

    @Test
    void aPageThatFailsIsCountedAndTriedUntilItSucceeds() throws Exception {
        Effects effects = new Effects(3);
        FeedConsumer consumer = consumer(effects);
        consumer.start();

        await().atMost(Duration.ofSeconds(30)).until(() -> consumer.failures() >= 2);
        awaitEffects();
        await().until(() -> consumer.failures() == 0);
        consumer.stop();
        assertEquals(List.of("" + EVENTS), FeedTables.query("SELECT count(*)::text FROM kit.effects"));
    }

    private static void awaitEffects() {
        await().atMost(Duration.ofSeconds(30))
                .until(() -> FeedTables.query("SELECT count(*)::text FROM kit.effects")
                        .equals(List.of("" + EVENTS)));
    }

    private FeedConsumer consumer(FeedHandler handler) {
        String url = "http://localhost:" + RestAssured.port + "/v1/kit-events";
        WebClient http = WebClient.create(io.vertx.mutiny.core.Vertx.newInstance(vertx));
        return new FeedConsumer(handler, new FeedReader(http, url, token, json), transactions, vertx);
    }

    /** Notes each event; fails so many times first, after it has done its work. */
    private static final class Effects implements FeedHandler {

        private int failuresLeft;

        Effects(int failuresLeft) {
            this.failuresLeft = failuresLeft;
        }

        @Override
        public String feed() {
            return "kit";
        }

        @Override
        public Uni<Void> apply(Tx tx, List<FeedEvent> page) {
            return tx.update("INSERT INTO effects SELECT unnest($1::text[])", (Object)
                            page.stream().map(FeedEvent::id).toArray(String[]::new))
                    .invoke(() -> {
                        if (failuresLeft-- > 0) {
                            throw new IllegalStateException("not this time");
                        }
                    })
                    .replaceWithVoid();
        }
    }
}
