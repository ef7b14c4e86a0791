package writ.inventory.holding;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/** How a report says that a product is there. */
public sealed interface Holding {

    /** Whether it says that the product was looked for and is not there. */
    default boolean isNone() {
        return this instanceof Declared(long count) && count == 0;
    }

    /** On how many endpoints it is, as far as that is known; none of a product that is not there. */
    static long installations(@Nullable Holding holding) {
        return switch (holding) {
            case null -> 0;
            case Enumerated(RoaringBitmap endpoints) -> endpoints.getLongCardinality();
            case Declared(long endpoints) -> endpoints;
            case Present() -> 0;
        };
    }

    /** On these endpoints, by the agency's endpoint numbers. */
    record Enumerated(RoaringBitmap endpoints) implements Holding {}

    /** On so many endpoints, without saying which; zero says that the product was looked for and is not there. */
    record Declared(long endpoints) implements Holding {}

    /** There, and nothing is said of where or on how many. */
    record Present() implements Holding {}
}
