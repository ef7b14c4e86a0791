package writ.notification.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.SqlConnection;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.db.Transactions;
import writ.kit.feed.FeedEvent;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;
import writ.notification.DirectiveFeed;
import writ.notification.Duty;
import writ.notification.Receiver;
import writ.notification.channel.Channel;
import writ.notification.channel.Outcome;
import writ.notification.subscription.Recipients;

@QuarkusTest
class QueueTest {

    private static final Instant DUE = Instant.parse("2099-10-14T04:00:00Z");

    @Inject
    DirectiveFeed feed;

    @Inject
    DeliveryQueue queue;

    @Inject
    Dispatch dispatch;

    @Inject
    DeliveryConfig config;

    @Inject
    Transactions transactions;

    @Inject
    Recipients recipients;

    @Inject
    MeterRegistry meters;

    @Inject
    Vertx vertx;

    @Inject
    Pool pool;

    @ConfigProperty(name = "writ.db.pool-size")
    int poolSize;

    private final Receiver receiver = new Receiver();
    private Subscriber subscriber;
    private String agency;

    @BeforeEach
    void subscribe() {
        agency = feed.agency();
        subscriber = Subscriber.of(Tokens.reporter(agency), receiver, "");
    }

    @AfterEach
    void close() {
        receiver.close();
    }

    @Test
    void workersThatShareTheQueueSendEachDeliveryOnce() {
        Lane second = new Lane(Channel.WEBHOOK, 16, 16, config.lease(), queue, dispatch, meters, vertx);
        Lane third = new Lane(Channel.WEBHOOK, 16, 16, config.lease(), queue, dispatch, meters, vertx);

        long waking = vertx.setPeriodic(5, id -> {
            second.wake();
            third.wake();
        });
        awaitDelivered(raise(300));
        vertx.cancelTimer(waking);

        assertEquals(300, receiver.got().size());
        assertEquals(
                300, receiver.got().stream().map(Receiver.Got::id).distinct().count());
        second.stop();
        third.stop();
        Awaitility.await().until(() -> second.isIdle() && third.isIdle());
    }

    @Test
    void aReceiverThatDoesNotAnswerHoldsUpNobodyElse() {
        try (Receiver silent = new Receiver().neverAnswers()) {
            Subscriber stuck = Subscriber.of(subscriber.token(), silent, "");

            raise(100);

            awaitDelivered(100);
            assertTrue(silent.got().size() < stuck.deliveries().size(), "its share of the places does not turn over");
        }
    }

    @Test
    void noTwoClaimsAtOnceShareADelivery() throws SQLException {
        hold(raise(60));
        DeliveryQueue early = ahead(Duration.ofHours(2));

        List<UUID> claimed = new ArrayList<>();
        Uni.join()
                .all(List.of(
                        early.claim(Channel.WEBHOOK, 30, List.of()),
                        early.claim(Channel.WEBHOOK, 30, List.of()),
                        early.claim(Channel.WEBHOOK, 30, List.of())))
                .andFailFast()
                .await()
                .atMost(Duration.ofSeconds(10))
                .forEach(batch -> batch.forEach(one -> claimed.add(one.id())));

        assertTrue(claimed.size() >= 60);
        assertEquals(claimed.size(), new HashSet<>(claimed).size());
    }

    @Test
    void aWorkerWhoseLeaseRanOutRecordsNothing() throws SQLException {
        hold(raise(1));
        Claimed slow = only(ahead(Duration.ofHours(2)));
        Claimed other = only(ahead(Duration.ofHours(4)));
        assertEquals(slow.id(), other.id());

        List<Tried> late = record(slow, new Outcome.Refused(400, "too late", Outcome.Cause.BOUNCED));
        List<Tried> ours = record(other, new Outcome.Delivered(204, "HTTP 204"));

        assertEquals(List.of(), late);
        assertEquals(1, ours.size());
        assertEquals("delivered", subscriber.awaitEnd().get("state"));
        assertEquals(
                List.of("HTTP 204", "no word from the worker that tried it", "HTTP 204"),
                subscriber.attempts(slow.id()).stream()
                        .map(one -> one.get("detail"))
                        .toList());
        assertEquals(3, subscriber.deliveries().getFirst().get("attempts"));
    }

    @Test
    void aTryIsRecordedWhenTheDatabaseIsBackAndNotRepeated() throws SQLException {
        database("ALTER TABLE notification.attempts ADD CONSTRAINT down CHECK (number < 0) NOT VALID");
        try {
            raise(1);
            subscriber.awaitGot(1);
            Awaitility.await()
                    .during(Duration.ofSeconds(4))
                    .atMost(Duration.ofSeconds(6))
                    .until(() -> subscriber.deliveries().getFirst().get("state").equals("pending"));
        } finally {
            database("ALTER TABLE notification.attempts DROP CONSTRAINT down");
        }

        assertEquals("delivered", subscriber.awaitEnd().get("state"));
        assertEquals(1, subscriber.deliveries().getFirst().get("attempts"));
        assertEquals(1, receiver.got().size());
    }

    @Test
    void aLeaseBeginsWhenThereIsAConnection() throws SQLException {
        hold(raise(1));
        AtomicReference<Instant> time = new AtomicReference<>(Instant.now().plus(Duration.ofHours(2)));
        InstantSource clock = time::get;
        DeliveryQueue waiting = new DeliveryQueue(transactions, recipients, config, clock.withZone(ZoneOffset.UTC));
        List<SqlConnection> all = new ArrayList<>();
        for (int i = 0; i < poolSize; i++) {
            all.add(pool.getConnection().await().atMost(Duration.ofSeconds(10)));
        }

        CompletableFuture<List<Claimed>> claim =
                waiting.claim(Channel.WEBHOOK, 500, List.of()).subscribeAsCompletionStage();
        Instant later = time.updateAndGet(then -> then.plus(Duration.ofHours(1)));
        all.forEach(connection -> connection.close().await().atMost(Duration.ofSeconds(10)));

        claim.orTimeout(10, TimeUnit.SECONDS).join();
        Instant until =
                Instant.parse((String) subscriber.deliveries().getFirst().get("nextAttemptAt"));
        assertFalse(until.isBefore(later.truncatedTo(ChronoUnit.MILLIS).plus(config.lease())));
    }

    @Test
    void whatIsRecordedTwiceCountsOnce() throws SQLException {
        hold(raise(1));
        Claimed claimed = only(ahead(Duration.ofHours(2)));

        record(claimed, new Outcome.Delivered(204, "HTTP 204"));
        List<Tried> again = record(claimed, new Outcome.Delivered(204, "HTTP 204"));

        assertEquals(List.of(), again);
        assertEquals(2, subscriber.attempts(claimed.id()).size());
    }

    /** Raises alerts for the agency; answers how many. */
    private int raise(int alerts) {
        Duty duty = Duty.of(agency, "bod-" + UUID.randomUUID(), "RA1", DUE);
        FeedEvent[] page = new FeedEvent[alerts];
        for (int i = 0; i < alerts; i++) {
            page[i] = duty.reminderRequested(Instant.now());
        }
        feed.tell(page);
        return alerts;
    }

    /** Queues the agency's deliveries once more, out of reach of the service's own workers. */
    private void hold(int deliveries) throws SQLException {
        awaitDelivered(deliveries);
        try (Connection connection = Database.superuser();
                PreparedStatement statement = connection.prepareStatement("UPDATE notification.deliveries"
                        + " SET state = 'pending', not_before = now() + interval '90 minutes' WHERE agency = ?")) {
            statement.setString(1, agency);
            assertEquals(deliveries, statement.executeUpdate());
        }
    }

    private void awaitDelivered(int deliveries) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(() -> {
            List<Map<String, Object>> now = subscriber.deliveries();
            return now.size() == deliveries
                    && now.stream().allMatch(one -> one.get("state").equals("delivered"));
        });
    }

    private static void database(String statement) throws SQLException {
        try (Connection connection = Database.superuser();
                Statement run = connection.createStatement()) {
            run.execute(statement);
        }
    }

    /** The queue as a worker sees it whose clock is ahead. */
    private DeliveryQueue ahead(Duration by) {
        return new DeliveryQueue(transactions, recipients, config, Clock.offset(Clock.systemUTC(), by));
    }

    private Claimed only(DeliveryQueue ahead) {
        List<Claimed> claimed =
                ahead.claim(Channel.WEBHOOK, 500, List.of()).await().atMost(Duration.ofSeconds(10)).stream()
                        .filter(one -> one.alert().agency().equals(agency))
                        .toList();
        assertEquals(1, claimed.size());
        assertTrue(claimed.getFirst().recipient() != null);
        return claimed.getFirst();
    }

    private List<Tried> record(Claimed claimed, Outcome outcome) {
        return queue.record(List.of(new Tried(claimed, outcome, Instant.now(), Duration.ofMillis(5))))
                .await()
                .atMost(Duration.ofSeconds(10));
    }
}
