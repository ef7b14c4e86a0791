package writ.kit.ready;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import writ.kit.db.DatabaseSettings;

/** What a service puts into its database before it is ready, as soon as the migrations are there. */
@ApplicationScoped
public class Seeding {

    private static final Logger LOG = Logger.getLogger(Seeding.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration LONGEST_START = Duration.ofSeconds(60);

    private final Migrations migrations;
    private final boolean migrated;
    private final Set<String> pending = new ConcurrentSkipListSet<>();

    Seeding(Migrations migrations, DatabaseSettings settings) {
        this.migrations = migrations;
        this.migrated = settings.migrate();
    }

    /**
     * Plants, and tries again until it succeeds; several replicas may be at it. A process that has migrated has all it
     * needs, so it waits and fails when planting does; the start does not run on an event loop.
     *
     * @param what names it, in words
     * @param planting answers how many were new
     */
    public void plant(String what, Supplier<Uni<Integer>> planting) {
        pending.add(what);
        Uni<Integer> once = migrations.complete().chain(planting::get).invoke(added -> planted(what, added));
        if (migrated) {
            once.await().atMost(LONGEST_START);
            return;
        }
        once.onFailure()
                .invoke(e -> LOG.warnf("not-seeded what=%s reason=%s; trying again", what, e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .subscribe()
                .with(added -> {});
    }

    /** What is not there yet, in words. */
    public Set<String> pending() {
        return Set.copyOf(pending);
    }

    private void planted(String what, int added) {
        pending.remove(what);
        if (added > 0) {
            LOG.infof("seeded what=%s added=%d", what, added);
        }
    }
}
