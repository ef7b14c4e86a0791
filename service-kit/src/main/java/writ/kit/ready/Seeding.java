package writ.kit.ready;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import writ.kit.db.DatabaseSettings;

/**
 * What a service puts into its database before it is ready, as soon as the migrations are there: one after the other, so that
 * a start takes one connection for it.
 */
@ApplicationScoped
public class Seeding {

    /** Priority of observers that plant, before those that wait for it. */
    public static final int FIRST = 1;

    private static final Logger LOG = Logger.getLogger(Seeding.class);
    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);
    private static final Duration PLANTED_WITHIN = Duration.ofSeconds(60);

    private final boolean migrated;
    private final Duration within;
    private final Set<String> pending = new ConcurrentSkipListSet<>();
    private Uni<Void> last;

    @Inject
    Seeding(Migrations migrations, DatabaseSettings settings) {
        this(migrations.complete(), settings.migrate(), PLANTED_WITHIN);
    }

    /** @param within one planting */
    Seeding(Uni<Void> migrationsComplete, boolean migrated, Duration within) {
        this.last = migrationsComplete;
        this.migrated = migrated;
        this.within = within;
    }

    /**
     * Plants after what was to be planted before, and tries again until it succeeds; several replicas may be at it. A process
     * that has migrated has all it needs, so it waits and fails when planting does; the start does not run on an event loop.
     *
     * @param what names it, in words
     * @param planting answers how many were new
     */
    public synchronized void plant(String what, Supplier<Uni<Integer>> planting) {
        pending.add(what);
        Uni<Integer> once = last.chain(() -> bounded(planting.get())).invoke(added -> planted(what, added));
        if (migrated) {
            once.await().atMost(within);
            return;
        }
        last = once.onFailure()
                .invoke(e -> LOG.warnf("not-seeded what=%s reason=%s; trying again", what, e.getMessage()))
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .replaceWithVoid()
                .memoize()
                .indefinitely();
        last.subscribe().with(done -> {});
    }

    /** A connection that is lost without a word would keep the next one waiting for ever. */
    private Uni<Integer> bounded(Uni<Integer> planting) {
        return planting.ifNoItem()
                .after(within)
                .failWith(() -> new IllegalStateException("not done within " + within.toSeconds() + " s"));
    }

    /** Ends, without a failure, once the migrations are there and all that was to be planted until now. */
    public synchronized Uni<Void> complete() {
        return last;
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
