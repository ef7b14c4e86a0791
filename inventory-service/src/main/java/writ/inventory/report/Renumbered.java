package writ.inventory.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.IntIterator;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.format.Format;
import writ.inventory.holding.Change;
import writ.inventory.holding.Holding;

/** What a file says of each of its products, by the agency's endpoint numbers in the place of its own. */
final class Renumbered {

    private final Fold fold;
    private final int[] numbers;
    private final long mostBytes;
    private final SetMaker maker = new SetMaker();
    private long bytes;

    /** @param numbers the agency's, by those of the file */
    Renumbered(Fold fold, int[] numbers, long mostBytes) {
        this.fold = fold;
        this.numbers = numbers;
        this.mostBytes = mostBytes;
    }

    /**
     * By the file's number of the product; null where it has no row about it that was taken.
     *
     * @throws writ.kit.problem.Problem when the sets take too much, here and below
     */
    List<@Nullable Holding> holdings(int products) {
        List<@Nullable Holding> holdings = new ArrayList<>(products);
        for (int product = 0; product < products; product++) {
            holdings.add(holding(product));
        }
        return holdings;
    }

    /** As {@link #holdings}, of a delta. */
    List<@Nullable Change> changes(int products) {
        List<@Nullable Change> changes = new ArrayList<>(products);
        for (int product = 0; product < products; product++) {
            changes.add(change(product));
        }
        return changes;
    }

    private @Nullable Holding holding(int product) {
        RoaringBitmap named = fold.takeEndpoints(product);
        if (named != null) {
            return new Holding.Enumerated(set(named));
        }
        if (!fold.isPresent(product)) {
            return null;
        }
        Format format = fold.format();
        boolean counted = format != null && format.isDeclared();
        return counted ? new Holding.Declared(fold.declared(product)) : new Holding.Present();
    }

    private @Nullable Change change(int product) {
        if (fold.isPresent(product)) {
            return new Change.Count(fold.declared(product));
        }
        RoaringBitmap added = fold.takeEndpoints(product);
        RoaringBitmap removed = fold.takeRemoved(product);
        return added == null && removed == null
                ? null
                : new Change.Endpoints(
                        added == null ? new RoaringBitmap() : set(added),
                        removed == null ? new RoaringBitmap() : set(removed));
    }

    private RoaringBitmap set(RoaringBitmap local) {
        int[] theirs = new int[local.getCardinality()];
        IntIterator each = local.getIntIterator();
        for (int i = 0; each.hasNext(); i++) {
            theirs[i] = numbers[each.next()];
        }
        RoaringBitmap set = maker.of(theirs, theirs.length);
        set.runOptimize();
        bytes += Sets.bytes(set);
        if (bytes > mostBytes) {
            throw Sets.tooLarge(mostBytes);
        }
        return set;
    }

    /** Two spellings in one file that turned out to be one product. */
    static Holding together(Holding one, @Nullable Holding other) {
        if (one instanceof Holding.Enumerated(RoaringBitmap ones)) {
            return other instanceof Holding.Enumerated(RoaringBitmap others)
                    ? new Holding.Enumerated(RoaringBitmap.or(ones, others))
                    : one;
        }
        return one instanceof Holding.Declared(long ones) && other instanceof Holding.Declared(long others)
                ? new Holding.Declared(ones + others)
                : Objects.requireNonNull(other);
    }
}
