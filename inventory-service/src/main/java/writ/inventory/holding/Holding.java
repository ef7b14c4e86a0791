package writ.inventory.holding;

import org.roaringbitmap.RoaringBitmap;

/** How a report says that a product is there. */
public sealed interface Holding {

    /** Whether it says that the product was looked for and is not there. */
    default boolean isNone() {
        return this instanceof Declared(long count) && count == 0;
    }

    /** On these endpoints, by the agency's endpoint numbers. */
    record Enumerated(RoaringBitmap endpoints) implements Holding {}

    /** On so many endpoints, without saying which; zero says that the product was looked for and is not there. */
    record Declared(long endpoints) implements Holding {}

    /** There, and nothing is said of where or on how many. */
    record Present() implements Holding {}
}
