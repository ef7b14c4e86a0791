package writ.inventory.report;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import writ.kit.caller.Caller;
import writ.kit.ready.Migrations;

/** Removes what crashed uploads have left, on every replica, each left-over once. */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Caller CALLER = Caller.system("report-sweep");

    private final Uploads uploads;
    private final Migrations migrations;

    Sweep(Uploads uploads, Migrations migrations) {
        this.uploads = uploads;
        this.migrations = migrations;
    }

    void start(@Observes StartupEvent event, Vertx vertx, IntakeConfig config) {
        migrations
                .complete()
                .subscribe()
                .with(complete -> vertx.setPeriodic(config.sweepEvery().toMillis(), timer -> sweep()));
    }

    private void sweep() {
        uploads.sweep(CALLER)
                .subscribe()
                .with(
                        dead -> dead.forEach(report -> LOG.warnf("upload-swept report=%s", report)),
                        e -> LOG.warnf("uploads-not-swept reason=%s", e.getMessage()));
    }
}
