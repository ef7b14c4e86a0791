package writ.inventory.holding;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Holding.Enumerated;

/** A delta as it is applied, product by product, and what that comes to. */
final class Changes {

    private final Map<Long, Change> changes;
    private final RoaringBitmap endpointsAfter = new RoaringBitmap();
    private long installations;
    private long unchanged;
    private int misfits;

    Changes(Map<Long, Change> changes) {
        this.changes = changes;
    }

    Set<Long> named() {
        return changes.keySet();
    }

    /** What is there of a product after the delta; each product is asked for once. */
    @Nullable
    Holding next(long product, @Nullable Holding before) {
        Change change = changes.get(product);
        if (change == null) {
            return before;
        }
        misfits += change.fits(before) ? 0 : 1;
        unchanged += change.unchanged(before);
        Holding after = change.applied(before);
        installations += Holding.installations(after) - Holding.installations(before);
        if (after instanceof Enumerated(RoaringBitmap endpoints)) {
            endpointsAfter.or(endpoints);
        }
        return after;
    }

    RoaringBitmap endpointsAfter() {
        return endpointsAfter;
    }

    long installations() {
        return installations;
    }

    long unchanged() {
        return unchanged;
    }

    int misfits() {
        return misfits;
    }
}
