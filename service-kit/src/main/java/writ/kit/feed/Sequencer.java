package writ.kit.feed;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.atomic.AtomicInteger;
import org.jboss.logging.Logger;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.ready.Migrations;

/**
 * Gives committed events their position. Any replica may try; the row lock lets one work. The lock is taken in an
 * earlier statement than the move, so that the move's snapshot is younger than the previous sequencer's commit.
 */
@ApplicationScoped
class Sequencer {

    private static final Logger LOG = Logger.getLogger(Sequencer.class);
    private static final Caller CALLER = Caller.system("sequencer");
    private static final int BATCH = 2_000;
    private static final int PARTITION = 1_000_000;
    private static final long SAFETY_POLL_MS = 1_000;
    private static final long WHEN_LOCKED_MS = 25;

    private static final String LOCK_HEAD = "SELECT position FROM feed_head FOR UPDATE SKIP LOCKED";
    private static final String MOVE = """
            WITH moved AS (
                DELETE FROM outbox WHERE id IN (SELECT id FROM outbox ORDER BY id LIMIT $2)
                RETURNING id, event_id, type, subject, visible_to, happened_at, data),
            placed AS (
                INSERT INTO events (position, event_id, type, subject, visible_to, happened_at, data)
                SELECT $1 + row_number() OVER (ORDER BY id), event_id, type, subject, visible_to, happened_at, data
                FROM moved
                RETURNING 1),
            counted AS (SELECT count(*) AS n FROM placed),
            advanced AS (UPDATE feed_head SET position = position + n FROM counted WHERE n > 0)
            SELECT n, CASE WHEN n > 0 THEN pg_notify(current_schema() || '_feed', '') END FROM counted""";

    private final Transactions transactions;
    private final Migrations migrations;
    private final Vertx vertx;
    private final AtomicInteger wanted = new AtomicInteger();

    Sequencer(Transactions transactions, Migrations migrations, Vertx vertx) {
        this.transactions = transactions;
        this.migrations = migrations;
        this.vertx = vertx;
    }

    void start(@Observes StartupEvent event) {
        migrations.complete().subscribe().with(complete -> vertx.setPeriodic(SAFETY_POLL_MS, id -> wake()));
    }

    /** Runs the sequencer soon; a call while it runs makes it run once more. */
    void wake() {
        if (wanted.getAndIncrement() == 0) {
            run();
        }
    }

    private void run() {
        int seen = wanted.get();
        move().subscribe().with(moved -> next(seen, moved), e -> {
            LOG.warnf("sequencer-failed reason=%s", e.getMessage());
            wanted.set(0); // the safety poll tries again
        });
    }

    private void next(int seen, int moved) {
        if (moved == LOCKED) {
            // the other one may have taken its snapshot before our commit
            vertx.setTimer(WHEN_LOCKED_MS, id -> run());
        } else if (moved == BATCH || !wanted.compareAndSet(seen, 0)) {
            run();
        }
    }

    private static final int LOCKED = -1;

    /** Moves one batch; answers how many, or -1 when another replica is at it. */
    Uni<Integer> move() {
        return transactions.run(
                CALLER,
                tx -> tx.first(LOCK_HEAD, row -> row.getLong(0))
                        .chain(head -> head.isEmpty()
                                ? Uni.createFrom().item(LOCKED)
                                : partition(tx, head.get())
                                        .chain(() -> tx.first(MOVE, row -> row.getInteger(0), head.get(), BATCH))
                                        .map(n -> n.orElse(0))));
    }

    private static Uni<Void> partition(Tx tx, long head) {
        boolean near = head / PARTITION != (head + 2L * BATCH) / PARTITION;
        return near
                ? tx.rows("SELECT make_events_partition($1)", head + 2L * BATCH).replaceWithVoid()
                : Uni.createFrom().voidItem();
    }
}
