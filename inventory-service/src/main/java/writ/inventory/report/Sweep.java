package writ.inventory.report;

import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;
import writ.kit.caller.Caller;

/** Removes what crashed uploads have left, on every replica, each left-over once. */
@ApplicationScoped
class Sweep {

    private static final Logger LOG = Logger.getLogger(Sweep.class);
    private static final Caller CALLER = Caller.system("report-sweep");

    private final Uploads uploads;

    Sweep(Uploads uploads) {
        this.uploads = uploads;
    }

    void start(@Observes StartupEvent event, Vertx vertx, IntakeConfig config) {
        vertx.setPeriodic(config.sweepEvery().toMillis(), timer -> sweep());
    }

    private void sweep() {
        uploads.sweep(CALLER)
                .subscribe()
                .with(
                        dead -> dead.forEach(report -> LOG.warnf("upload-swept report=%s", report)),
                        e -> LOG.warnf("uploads-not-swept reason=%s", e.getMessage()));
    }
}
