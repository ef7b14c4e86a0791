package writ.kit.db;

import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import io.vertx.pgclient.pubsub.PgSubscriber;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** LISTENs on one connection of its own, which comes back after a loss; what it calls must re-read, not trust. */
@ApplicationScoped
public class Listener {

    private static final Logger LOG = Logger.getLogger(Listener.class);
    private static final long MIN_BACK_OFF_MS = 100;
    private static final long MAX_BACK_OFF_MS = 5_000;
    private static final long FIRST_BACK_OFF_MS = 2_000;

    private final Vertx vertx;
    private final Connecting connecting;
    private final DatabaseSettings settings;
    private @Nullable PgSubscriber subscriber;
    private Future<Void> connected = Future.failedFuture("nobody listens");

    Listener(Vertx vertx, Connecting connecting, DatabaseSettings settings) {
        this.vertx = vertx;
        this.connecting = connecting;
        this.settings = settings;
    }

    /** Calls back on every notification and on every (re)subscription, since some may have been missed before it. */
    public synchronized void on(String channel, Runnable callback) {
        if (subscriber == null) {
            subscriber = connect();
        }
        subscriber.channel(channel).subscribeHandler(ignored -> callback.run()).handler(ignored -> callback.run());
    }

    private PgSubscriber connect() {
        PgSubscriber created = PgSubscriber.subscriber(vertx, connecting.options())
                .reconnectPolicy(retries -> Math.min(MAX_BACK_OFF_MS, MIN_BACK_OFF_MS << Math.min(retries, 6)));
        connect(created);
        return created;
    }

    /** The reconnect policy covers a connection that was lost; one that never was has to be closed to be tried again. */
    private synchronized void connect(PgSubscriber created) {
        connected = created.connect().onFailure(e -> {
            LOG.warnf("listener-connect-failed host=%s reason=%s", settings.host(), e);
            created.close();
            vertx.setTimer(FIRST_BACK_OFF_MS, id -> connect(created));
        });
    }

    /** Asks the database on this connection, which no load on the pool keeps busy; waits for the first, fails without one. */
    public Uni<Void> ask() {
        return Uni.createFrom()
                .completionStage(() -> connection()
                        .compose(connection -> connection.query("SELECT 1").execute())
                        .toCompletionStage())
                .replaceWithVoid();
    }

    private synchronized Future<PgConnection> connection() {
        PgConnection connection = actual();
        return connection == null ? connected.map(first -> required(actual())) : Future.succeededFuture(connection);
    }

    private synchronized @Nullable PgConnection actual() {
        return subscriber == null ? null : subscriber.actualConnection();
    }

    private static PgConnection required(@Nullable PgConnection connection) {
        if (connection == null) {
            throw new IllegalStateException("not connected");
        }
        return connection;
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (subscriber != null) {
            subscriber.close();
        }
    }
}
