package writ.kit.db;

import io.quarkus.runtime.ShutdownEvent;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnectOptions;
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

    private final Vertx vertx;
    private final DatabaseSettings settings;
    private @Nullable PgSubscriber subscriber;

    Listener(Vertx vertx, DatabaseSettings settings) {
        this.vertx = vertx;
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
        PgConnectOptions options = new PgConnectOptions()
                .setHost(settings.host())
                .setPort(settings.port())
                .setDatabase(settings.name())
                .setUser(settings.appUser())
                .setPassword(settings.appPassword().orElse(""));
        PgSubscriber created = PgSubscriber.subscriber(vertx, options)
                .reconnectPolicy(retries -> Math.min(MAX_BACK_OFF_MS, MIN_BACK_OFF_MS << Math.min(retries, 6)));
        connect(created);
        return created;
    }

    /** The reconnect policy covers a connection that was lost, not one that never was. */
    private void connect(PgSubscriber created) {
        created.connect().onFailure(e -> {
            LOG.warnf("listener-connect-failed host=%s reason=%s", settings.host(), e);
            vertx.setTimer(MAX_BACK_OFF_MS, id -> connect(created));
        });
    }

    synchronized void stop(@Observes ShutdownEvent event) {
        if (subscriber != null) {
            subscriber.close();
        }
    }
}
