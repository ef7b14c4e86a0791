package writ.inventory.report;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;

/**
 * Folds pairs of a product and an endpoint into a set of endpoints for each product. Pairs are noted down and put into the sets
 * many at a time, product by product.
 */
final class EndpointFold {

    /** Notes take a quarter of what the sets may, and 8 MiB at most. */
    private static final int PART_OF_SETS = 4;

    private static final int MOST_NOTED = 1 << 21;

    private final long mostBytes;
    private final Staging staging;
    private @Nullable RoaringBitmap[] sets = new RoaringBitmap[256];
    private int[] numbers = new int[1024];
    private final SetMaker maker = new SetMaker();
    private long repeated;

    /** @param mostBytes that the sets may take */
    EndpointFold(long mostBytes) {
        this.mostBytes = mostBytes;
        this.staging = new Staging((int) Math.min(MOST_NOTED, mostBytes / PART_OF_SETS / Integer.BYTES));
    }

    /** @throws writ.kit.problem.Problem when the sets take too much */
    void add(int product, int endpoint) {
        if (!staging.hasRoom()) {
            drain();
        }
        staging.note(product, endpoint);
    }

    /** Puts what is noted into the sets; whatever is asked, is asked after this. */
    void drain() {
        int products = staging.products();
        if (products > sets.length) {
            sets = Arrays.copyOf(sets, products);
        }
        long bytes = 0;
        for (int product = 0; product < sets.length; product++) {
            int count = product < products ? staging.count(product) : 0;
            if (count > 0) {
                if (count > numbers.length) {
                    numbers = new int[Math.max(count, numbers.length * 2)];
                }
                staging.read(product, numbers);
                sets[product] = united(sets[product], maker.of(numbers, count), count);
            }
            RoaringBitmap set = sets[product];
            bytes += set == null ? 0 : Sets.bytes(set);
        }
        staging.clear();
        if (bytes > mostBytes) {
            throw Sets.tooLarge(mostBytes);
        }
    }

    private RoaringBitmap united(@Nullable RoaringBitmap known, RoaringBitmap fresh, int count) {
        if (known == null) {
            repeated += count - fresh.getLongCardinality();
            return fresh;
        }
        long before = known.getLongCardinality();
        known.or(fresh);
        repeated += count - (known.getLongCardinality() - before);
        return known;
    }

    /** Lets go of the set of a product; null when no endpoint was named. */
    @Nullable
    RoaringBitmap take(int product) {
        RoaringBitmap set = product < sets.length ? sets[product] : null;
        if (set != null) {
            sets[product] = null;
        }
        return set;
    }

    /** Pairs that were added again. */
    long repeated() {
        return repeated;
    }
}
