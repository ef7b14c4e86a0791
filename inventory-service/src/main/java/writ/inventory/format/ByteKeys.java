package writ.inventory.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers distinct byte strings from 0, in the order in which they come. Costs about 28 bytes a key beside the key
 * itself, so that a file with a million endpoints fits; hashes are seeded, so that no file can be made to collide.
 */
final class ByteKeys {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int BLOCK_BITS = 20;
    private static final int BLOCK = 1 << BLOCK_BITS;
    private static final int WITHIN_BLOCK = BLOCK - 1;
    /** Before each key its number and its length, so that a hit looks at two places in memory: a slot and a key. */
    private static final int HEADER = 2 * Integer.BYTES;

    private static final long PLACE = 0xFFFF_FFFFL;

    /** Of each file its own, so that no sender can choose names that collide; a native image would fix a static one. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final List<byte[]> blocks = new ArrayList<>();
    private byte[][] block = new byte[0][];
    private int used = BLOCK;
    /** A hash above, and the place of the key plus one below; 0 when free. */
    private long[] slots = new long[1024];

    private int[] places = new int[512];
    private int size;

    int size() {
        return size;
    }

    /** The number of a key, or -1 when it has none yet. */
    int find(byte[] bytes, int from, int to) {
        long hash = hash(bytes, from, to);
        int mask = slots.length - 1;
        int length = to - from;
        for (int at = (int) hash & mask; slots[at] != 0; at = (at + 1) & mask) {
            long slot = slots[at];
            if ((slot & ~PLACE) == (hash & ~PLACE)) {
                int place = (int) (slot & PLACE) - 1;
                byte[] keys = block[place >>> BLOCK_BITS];
                int header = place & WITHIN_BLOCK;
                int key = header + HEADER;
                if ((int) INT.get(keys, header + Integer.BYTES) == length
                        && Arrays.equals(keys, key, key + length, bytes, from, to)) {
                    return (int) INT.get(keys, header);
                }
            }
        }
        return -1;
    }

    /** Gives a key that is not in yet the next number. */
    int add(byte[] bytes, int from, int to) {
        if (size == places.length) {
            grow();
        }
        places[size] = store(bytes, from, to - from);
        seat(slots, hash(bytes, from, to), places[size]);
        return size++;
    }

    byte[] key(int number) {
        byte[] keys = block[places[number] >>> BLOCK_BITS];
        int header = places[number] & WITHIN_BLOCK;
        int key = header + HEADER;
        return Arrays.copyOfRange(keys, key, key + (int) INT.get(keys, header + Integer.BYTES));
    }

    private int store(byte[] bytes, int from, int length) {
        int needed = HEADER + length;
        if (BLOCK - used < needed) {
            blocks.add(new byte[BLOCK]);
            block = blocks.toArray(byte[][]::new);
            used = 0;
        }
        byte[] keys = blocks.getLast();
        INT.set(keys, used, size);
        INT.set(keys, used + Integer.BYTES, length);
        System.arraycopy(bytes, from, keys, used + HEADER, length);
        int place = (blocks.size() - 1) * BLOCK + used;
        used += needed;
        return place;
    }

    private void grow() {
        places = Arrays.copyOf(places, size * 2);
        long[] wider = new long[slots.length * 2];
        for (int number = 0; number < size; number++) {
            byte[] keys = block[places[number] >>> BLOCK_BITS];
            int header = places[number] & WITHIN_BLOCK;
            int key = header + HEADER;
            seat(wider, hash(keys, key, key + (int) INT.get(keys, header + Integer.BYTES)), places[number]);
        }
        slots = wider;
    }

    private static void seat(long[] slots, long hash, int place) {
        int mask = slots.length - 1;
        int at = (int) hash & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = (hash & ~PLACE) | (place + 1);
    }

    private long hash(byte[] bytes, int from, int to) {
        long hash = seed ^ (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        return mixed(hash ^ rest);
    }

    private static long mixed(long value) {
        return (value * FACTOR) ^ Math.multiplyHigh(value, FACTOR);
    }
}
