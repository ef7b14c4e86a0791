package writ.notification.reminder;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.mutiny.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;
import writ.kit.ready.Migrations;

/** Looks for due reminders, one transaction at a time, until there is none. */
@ApplicationScoped
class ReminderPoller {

    private static final Logger LOG = Logger.getLogger(ReminderPoller.class);

    private final Reminders reminders;
    private final ReminderConfig config;
    private final Migrations migrations;
    private final Vertx vertx;
    private final AtomicBoolean busy = new AtomicBoolean();
    private volatile boolean stopped;

    ReminderPoller(Reminders reminders, ReminderConfig config, Migrations migrations, Vertx vertx) {
        this.reminders = reminders;
        this.config = config;
        this.migrations = migrations;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        migrations
                .complete()
                .subscribe()
                .with(complete -> vertx.setPeriodic(config.poll().toMillis(), id -> poll()));
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
    }

    private void poll() {
        if (!stopped && busy.compareAndSet(false, true)) {
            reminders.raiseDue().subscribe().with(this::done, e -> {
                LOG.warnf("reminders-not-raised reason=%s", e.getMessage());
                done(false);
            });
        }
    }

    private void done(boolean mayBeMore) {
        busy.set(false);
        if (mayBeMore) {
            poll();
        }
    }
}
