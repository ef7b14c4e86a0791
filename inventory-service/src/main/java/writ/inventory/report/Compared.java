package writ.inventory.report;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.CurrentReport;
import writ.inventory.holding.Difference;

/**
 * What a report changes.
 *
 * @param with the report that was the newest when it was looked at; null when there was none
 */
record Compared(@Nullable CurrentReport with, Difference difference) {

    @Nullable
    UUID since() {
        return with == null ? null : with.report();
    }

    @Nullable
    Instant asOf() {
        return with == null ? null : with.asOf();
    }

    /** In figures, for the receipt; null when there is nothing to compare with. */
    Outcome.@Nullable Changes changes(RoaringBitmap endpoints) {
        return with == null
                ? null
                : new Outcome.Changes(
                        with.report(),
                        difference.productsAdded(),
                        difference.productsGone(),
                        difference.productsChanged(),
                        RoaringBitmap.andNotCardinality(endpoints, difference.endpointsBefore()),
                        RoaringBitmap.andNotCardinality(difference.endpointsBefore(), endpoints));
    }
}
