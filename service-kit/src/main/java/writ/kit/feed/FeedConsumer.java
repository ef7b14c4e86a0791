package writ.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;

/**
 * Follows one feed: the position moves in the transaction of the effect, and only if no other replica moved it
 * first. A failing page is tried again until it succeeds: nothing is passed over.
 */
final class FeedConsumer {

    private static final Logger LOG = Logger.getLogger(FeedConsumer.class);
    private static final long MIN_BACK_OFF_MS = 100;
    private static final int MAX_DOUBLINGS = 6;
    /** About once a minute, at the longest back-off. */
    private static final int LOG_EVERY = 10;

    private static final String KNOW = "INSERT INTO feed_positions (feed) VALUES ($1) ON CONFLICT DO NOTHING";
    private static final String READ = "SELECT cursor FROM feed_positions WHERE feed = $1";
    private static final String MOVE =
            "UPDATE feed_positions SET cursor = $2 WHERE feed = $1 AND cursor IS NOT DISTINCT FROM $3";

    private final FeedHandler handler;
    private final FeedReader reader;
    private final Transactions transactions;
    private final Vertx vertx;
    private final Caller caller;
    private volatile boolean stopped;
    private volatile int failures;

    FeedConsumer(FeedHandler handler, FeedReader reader, Transactions transactions, Vertx vertx) {
        this.handler = handler;
        this.reader = reader;
        this.transactions = transactions;
        this.vertx = vertx;
        this.caller = Caller.system("feed:" + handler.feed());
    }

    void start() {
        if (stopped) {
            return;
        }
        transactions
                .run(
                        caller,
                        tx -> tx.update(KNOW, handler.feed())
                                .chain(() ->
                                        tx.first(READ, row -> Optional.ofNullable(row.getString(0)), handler.feed())))
                .chain(cursor -> follow(cursor.flatMap(c -> c).orElse(null)))
                .subscribe()
                .with(this::again, this::failed);
    }

    void stop() {
        stopped = true;
    }

    /** Tries in a row that failed; 0 while it follows. */
    int failures() {
        return failures;
    }

    /** Reads one page and applies it; answers the number of its events. */
    private Uni<Integer> follow(@Nullable String cursor) {
        return reader.after(cursor).chain(page -> {
            if (page.next() == null) {
                LOG.warnf("feed-cursor-gone feed=%s; reading it again from its start", handler.feed());
            }
            return transactions.run(caller, tx -> apply(tx, cursor, page));
        });
    }

    private Uni<Integer> apply(Tx tx, @Nullable String cursor, FeedReader.FeedPage page) {
        return tx.update(MOVE, handler.feed(), page.next(), cursor).chain(moved -> {
            boolean anotherWasFirst = moved == 0;
            return anotherWasFirst || page.events().isEmpty()
                    ? Uni.createFrom().item(0)
                    : handler.apply(tx, page.events()).replaceWith(page.events().size());
        });
    }

    /** A peer that stops does not let anybody wait, and must not be asked in a circle for that. */
    private void again(int applied) {
        failures = 0;
        if (applied == 0) {
            vertx.setTimer(MIN_BACK_OFF_MS, id -> start());
        } else {
            start();
        }
    }

    private void failed(Throwable e) {
        if (stopped) {
            return;
        }
        failures = failures + 1; // nobody else writes it: one try follows the other
        if (failures % LOG_EVERY == 1) {
            LOG.warnf(e, "feed-failed feed=%s times=%d; trying again until it succeeds", handler.feed(), failures);
        }
        vertx.setTimer(MIN_BACK_OFF_MS << Math.min(failures, MAX_DOUBLINGS), id -> start());
    }
}
