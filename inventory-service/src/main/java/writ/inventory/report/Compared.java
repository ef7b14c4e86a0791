package writ.inventory.report;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Difference;

/**
 * What a report changes.
 *
 * @param since the report that was the newest when it was looked at; null when there was none
 */
record Compared(@Nullable UUID since, Difference difference) {

    /** In figures, for the receipt; null when there is nothing to compare with. */
    Outcome.@Nullable Changes changes(RoaringBitmap endpoints) {
        return since == null
                ? null
                : new Outcome.Changes(
                        since,
                        difference.productsAdded(),
                        difference.productsGone(),
                        difference.productsChanged(),
                        RoaringBitmap.andNotCardinality(endpoints, difference.endpointsBefore()),
                        RoaringBitmap.andNotCardinality(difference.endpointsBefore(), endpoints));
    }
}
