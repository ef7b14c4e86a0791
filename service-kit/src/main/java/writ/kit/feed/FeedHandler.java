package writ.kit.feed;

import io.smallrye.mutiny.Uni;
import java.util.List;
import writ.kit.db.Tx;

/** What this service does with the events of one peer; the only bean for that feed. */
public interface FeedHandler {

    /** The peer: "directive", "inventory" or "notification"; followed when `writ.feeds.<peer>.url` is set. */
    String feed();

    /**
     * Applies a page in order, in the transaction that moves this service's position; must be idempotent, since a
     * position may be set back to repair.
     */
    Uni<Void> apply(Tx tx, List<FeedEvent> page);
}
