package writ.inventory.report;

import java.util.Arrays;
import org.roaringbitmap.BitSetUtil;
import org.roaringbitmap.RoaringBitmap;

/** Makes sets of numbers that come in any order and more than once; not for two threads at a time. */
final class SetMaker {

    /** Words of bits for each number from which sorting is quicker than a bit for each that there may be. */
    private static final int WORDS_PER_NUMBER = 16;

    private long[] bits = new long[1024];

    /**
     * @param numbers are in another order afterwards
     * @param count how many of them there are, from the first on
     */
    RoaringBitmap of(int[] numbers, int count) {
        int largest = 0;
        for (int at = 0; at < count; at++) {
            largest = Math.max(largest, numbers[at]);
        }
        int words = largest / Long.SIZE + 1;
        return words / WORDS_PER_NUMBER > count ? sorted(numbers, count) : marked(numbers, count, words);
    }

    private static RoaringBitmap sorted(int[] numbers, int count) {
        Arrays.sort(numbers, 0, count);
        RoaringBitmap set = new RoaringBitmap();
        set.addN(numbers, 0, count);
        return set;
    }

    private RoaringBitmap marked(int[] numbers, int count, int words) {
        if (words > bits.length) {
            bits = new long[Math.max(words, bits.length * 2)];
        }
        for (int at = 0; at < count; at++) {
            bits[numbers[at] / Long.SIZE] |= 1L << numbers[at];
        }
        RoaringBitmap set = BitSetUtil.bitmapOf(bits);
        for (int at = 0; at < count; at++) {
            bits[numbers[at] / Long.SIZE] = 0;
        }
        return set;
    }
}
