package writ.inventory.rollup;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

/**
 * Counts one agency's endpoints with any of some products, over its current reports.
 *
 * <p>What the agency as a whole reports and what its components report is about the same endpoints. Named ones are
 * united; counts are never added across the two but bound each other, since neither says which endpoints it counted.
 * Two counts of one side may be of the same endpoints as well: their sum is the most, the largest is the least.
 */
final class Tally {
    private static final class Side {
        private final MutableRoaringBitmap endpoints = new MutableRoaringBitmap();
        private long declared;
    }

    private final Side whole = new Side();
    private final Side components = new Side();
    private long mostDeclared;
    private boolean uncounted;

    /** Adds a holding; with neither endpoints nor a count it says only that the product is there. */
    void add(boolean ofTheWhole, @Nullable ImmutableRoaringBitmap endpoints, @Nullable Long declared) {
        Side side = ofTheWhole ? whole : components;
        if (endpoints != null) {
            side.endpoints.or(endpoints);
        } else if (declared != null) {
            side.declared += declared;
            mostDeclared = Math.max(mostDeclared, declared);
        } else {
            uncounted = true;
        }
    }

    /** All that are named, by the agency's numbers. */
    ImmutableRoaringBitmap endpoints() {
        return ImmutableRoaringBitmap.or(whole.endpoints, components.endpoints);
    }

    Counts counts() {
        long inWhole = whole.endpoints.getLongCardinality();
        long inComponents = components.endpoints.getLongCardinality();
        long enumerated =
                inWhole + inComponents - ImmutableRoaringBitmap.andCardinality(whole.endpoints, components.endpoints);
        long atLeast = Math.max(Math.max(enumerated, mostDeclared), uncounted ? 1 : 0);
        long atMost = Math.max(enumerated, Math.max(inWhole + whole.declared, inComponents + components.declared));
        return new Counts(
                enumerated,
                Math.max(whole.declared, components.declared),
                new Bounds(atLeast, uncounted ? null : atMost));
    }
}
