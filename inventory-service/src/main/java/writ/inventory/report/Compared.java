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
 * @param newest the report that was the newest when it was looked at; null when there was none
 */
record Compared(Standing.@Nullable Newest newest, Difference difference) {

    private @Nullable CurrentReport with() {
        return newest == null ? null : newest.report();
    }

    @Nullable
    UUID since() {
        CurrentReport with = with();
        return with == null ? null : with.report();
    }

    @Nullable
    Instant asOf() {
        CurrentReport with = with();
        return with == null ? null : with.asOf();
    }

    /** What a delta came to; null of a full report. */
    Difference.@Nullable Applied applied() {
        return difference.applied();
    }

    /** How many products on an endpoint there were before; null when that is not known. */
    @Nullable
    Long installationsBefore() {
        return newest == null ? null : newest.installations();
    }

    /** How many products on an endpoint there are then; null when that is not known. */
    @Nullable
    Long installations(Found found) {
        Difference.Applied applied = applied();
        if (applied == null) {
            return found.installations();
        }
        Long before = installationsBefore();
        return before == null ? null : before + applied.installations();
    }

    /** In figures, for the receipt; null when there is nothing to compare with. */
    Outcome.@Nullable Changes changes(Found found) {
        UUID since = since();
        if (since == null) {
            return null;
        }
        Difference.Applied applied = applied();
        RoaringBitmap endpoints = applied == null ? found.endpoints() : applied.endpointsAfter();
        return new Outcome.Changes(
                since,
                difference.productsAdded(),
                difference.productsGone(),
                difference.productsChanged(),
                RoaringBitmap.andNotCardinality(endpoints, difference.endpointsBefore()),
                RoaringBitmap.andNotCardinality(difference.endpointsBefore(), endpoints));
    }
}
