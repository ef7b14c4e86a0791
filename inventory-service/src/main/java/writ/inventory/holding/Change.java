package writ.inventory.holding;

import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Holding.Declared;
import writ.inventory.holding.Holding.Enumerated;

/** What a delta says of a product. */
public sealed interface Change {

    /** It came to these endpoints and left those, by the agency's endpoint numbers. */
    record Endpoints(RoaringBitmap added, RoaringBitmap removed) implements Change {}

    /** It is on so many endpoints now, without a word of which; zero says that it is gone. */
    record Count(long endpoints) implements Change {}

    /** Both, which two spellings of one product say in one file. */
    default Change and(Change other) {
        return switch (this) {
            case Endpoints(RoaringBitmap added, RoaringBitmap removed)
            when other instanceof Endpoints theirs ->
                new Endpoints(RoaringBitmap.or(added, theirs.added), RoaringBitmap.or(removed, theirs.removed));
            case Count(long mine) when other instanceof Count(long theirs) -> new Count(mine + theirs);
            default -> throw new IllegalArgumentException("a file says counts or endpoints");
        };
    }

    /** On how many endpoints it says both that the product came and that it left. */
    default long contradictions() {
        return this instanceof Endpoints(RoaringBitmap added, RoaringBitmap removed)
                ? RoaringBitmap.andCardinality(added, removed)
                : 0;
    }

    /** Whether it says that the product is there, somewhere. */
    default boolean isThere() {
        return switch (this) {
            case Endpoints(RoaringBitmap added, RoaringBitmap removed) -> !added.isEmpty();
            case Count(long endpoints) -> endpoints > 0;
        };
    }

    /** Whether what is known of the product can be brought up to date: endpoints of a mere number cannot. */
    default boolean fits(@Nullable Holding before) {
        return this instanceof Count || before == null || before instanceof Enumerated;
    }

    /** What is there after it, perhaps nothing; before is null when the product was not there. */
    default Holding applied(@Nullable Holding before) {
        return switch (this) {
            case Count(long endpoints) -> new Declared(endpoints);
            case Endpoints(RoaringBitmap added, RoaringBitmap removed) -> {
                RoaringBitmap now = RoaringBitmap.andNot(endpoints(before), removed);
                now.or(added);
                yield new Enumerated(now);
            }
        };
    }

    /** How much of it was so already. */
    default long unchanged(@Nullable Holding before) {
        return switch (this) {
            case Count(long endpoints) -> endpoints == Holding.installations(before) && fitsCount(before) ? 1 : 0;
            case Endpoints(RoaringBitmap added, RoaringBitmap removed) ->
                (long) RoaringBitmap.andCardinality(added, endpoints(before))
                        + RoaringBitmap.andNotCardinality(removed, endpoints(before));
        };
    }

    private static boolean fitsCount(@Nullable Holding before) {
        return before == null || before instanceof Declared;
    }

    private static RoaringBitmap endpoints(@Nullable Holding before) {
        return before instanceof Enumerated(RoaringBitmap endpoints) ? endpoints : new RoaringBitmap();
    }
}
