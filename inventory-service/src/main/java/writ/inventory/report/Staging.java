package writ.inventory.report;

import java.util.Arrays;

/**
 * Numbers noted down for each of many products, in the order in which they come, until they are put into sets: to note one
 * is two writes, where a set looks for its place.
 */
final class Staging {

    /** Numbers of one product that lie together; the first place of a block leads to the block before. */
    private static final int BLOCK = 16;

    private static final int WITHIN_BLOCK = BLOCK - 1;
    private static final int LEAST = 1 << 16;

    private final int most;
    private int[] noted;
    /** The next free place of each product; at the end of its block when that is full, 0 when nothing is noted. */
    private int[] next = new int[256];

    private int used = BLOCK;

    /** @param most numbers held, those that lead to other blocks included */
    Staging(int most) {
        this.most = Math.max(most, LEAST);
        this.noted = new int[LEAST];
    }

    /** Whether one more number of any product can be noted. */
    boolean hasRoom() {
        return used + BLOCK <= most;
    }

    void note(int product, int number) {
        if (product >= next.length) {
            next = Arrays.copyOf(next, Math.max(next.length * 2, product + 1));
        }
        int at = next[product];
        if ((at & WITHIN_BLOCK) == 0) {
            at = block(at);
        }
        noted[at] = number;
        next[product] = at + 1;
    }

    private int block(int before) {
        if (used + BLOCK > noted.length) {
            noted = Arrays.copyOf(noted, Math.min(noted.length * 2, most));
        }
        int block = used;
        used += BLOCK;
        noted[block] = before;
        return block + 1;
    }

    /** One more than the largest product of which something may be noted. */
    int products() {
        return next.length;
    }

    /** Writes what is noted of a product, latest first; answers how many numbers that are. */
    int read(int product, int[] into) {
        int at = next[product];
        int count = 0;
        while (at > 0) {
            int block = (at - 1) & ~WITHIN_BLOCK;
            for (int place = at - 1; place > block; place--) {
                into[count++] = noted[place];
            }
            at = noted[block];
        }
        return count;
    }

    /** How many numbers are noted of a product. */
    int count(int product) {
        int at = next[product];
        int count = 0;
        while (at > 0) {
            int block = (at - 1) & ~WITHIN_BLOCK;
            count += at - 1 - block;
            at = noted[block];
        }
        return count;
    }

    void clear() {
        Arrays.fill(next, 0);
        used = BLOCK;
    }
}
