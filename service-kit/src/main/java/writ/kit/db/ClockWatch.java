package writ.kit.db;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import writ.kit.caller.Caller;

/** Keeps this process's business clock at the suite's mapping when the clock is simulated. */
@ApplicationScoped
class ClockWatch {

    private static final Logger LOG = Logger.getLogger(ClockWatch.class);
    private static final Caller CALLER = Caller.system("clock");
    private static final long SAFETY_POLL_MS = 1_000;

    private final Transactions transactions;
    private final Listener listener;
    private final Vertx vertx;
    private final boolean simulated;

    ClockWatch(
            Transactions transactions,
            Listener listener,
            Vertx vertx,
            @ConfigProperty(name = "writ.clock.simulated") boolean simulated) {
        this.transactions = transactions;
        this.listener = listener;
        this.vertx = vertx;
        this.simulated = simulated;
    }

    void start(@Observes StartupEvent event) {
        if (simulated) {
            LOG.warn("business time is SIMULATED: it follows suite.clock, not the wall (writ.clock.simulated=true)");
            listener.on("suite_clock", this::read);
            vertx.setPeriodic(SAFETY_POLL_MS, id -> read());
        }
    }

    /** Any transaction reads the row as it opens. */
    private void read() {
        transactions
                .run(CALLER, tx -> Uni.createFrom().voidItem())
                .subscribe()
                .with(done -> {}, e -> LOG.warnf("clock-not-read reason=%s", e.getMessage()));
    }
}
