package writ.inventory.format;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Numbers distinct byte strings from 0, in the order in which they come. Costs about 12 bytes a key beside the key
 * itself, so that a file with a million endpoints fits; hashes are seeded, so that no file can be made to collide.
 */
final class ByteKeys {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final long FACTOR = 0x9E3779B97F4A7C15L;
    private static final int BLOCK = 1 << 20;
    private static final int LENGTH_BYTES = Integer.BYTES;

    /** Of each file its own, so that no sender can choose names that collide; a native image would fix a static one. */
    private final long seed = ThreadLocalRandom.current().nextLong();

    private final List<byte[]> blocks = new ArrayList<>();
    private int used = BLOCK;
    private int[] slots = new int[1024];
    private int[] hashes = new int[512];
    private int[] places = new int[512];
    private int size;

    int size() {
        return size;
    }

    /** The number of a key, or -1 when it has none yet. */
    int find(byte[] bytes, int from, int to) {
        int hash = hash(bytes, from, to);
        int mask = slots.length - 1;
        for (int at = hash & mask; slots[at] != 0; at = (at + 1) & mask) {
            int number = slots[at] - 1;
            if (hashes[number] == hash && same(number, bytes, from, to)) {
                return number;
            }
        }
        return -1;
    }

    /** Gives a key that is not in yet the next number. */
    int add(byte[] bytes, int from, int to) {
        if (size == hashes.length) {
            grow();
        }
        hashes[size] = hash(bytes, from, to);
        places[size] = store(bytes, from, to - from);
        size++;
        seat(size - 1);
        return size - 1;
    }

    byte[] key(int number) {
        byte[] block = blocks.get(places[number] / BLOCK);
        int at = places[number] % BLOCK;
        int length = (int) INT.get(block, at);
        return Arrays.copyOfRange(block, at + LENGTH_BYTES, at + LENGTH_BYTES + length);
    }

    private boolean same(int number, byte[] bytes, int from, int to) {
        byte[] block = blocks.get(places[number] / BLOCK);
        int at = places[number] % BLOCK;
        int length = (int) INT.get(block, at);
        int begin = at + LENGTH_BYTES;
        return length == to - from && Arrays.equals(block, begin, begin + length, bytes, from, to);
    }

    private int store(byte[] bytes, int from, int length) {
        int needed = LENGTH_BYTES + length;
        if (BLOCK - used < needed) {
            blocks.add(new byte[BLOCK]);
            used = 0;
        }
        byte[] block = blocks.getLast();
        INT.set(block, used, length);
        System.arraycopy(bytes, from, block, used + LENGTH_BYTES, length);
        int place = (blocks.size() - 1) * BLOCK + used;
        used += needed;
        return place;
    }

    private void grow() {
        hashes = Arrays.copyOf(hashes, size * 2);
        places = Arrays.copyOf(places, size * 2);
        slots = new int[slots.length * 2];
        for (int number = 0; number < size; number++) {
            seat(number);
        }
    }

    private void seat(int number) {
        int mask = slots.length - 1;
        int at = hashes[number] & mask;
        while (slots[at] != 0) {
            at = (at + 1) & mask;
        }
        slots[at] = number + 1;
    }

    private int hash(byte[] bytes, int from, int to) {
        long hash = seed ^ (to - from);
        int at = from;
        for (; at + Long.BYTES <= to; at += Long.BYTES) {
            hash = mixed(hash ^ (long) LONG.get(bytes, at));
        }
        long rest = 0;
        for (; at < to; at++) {
            rest = (rest << Byte.SIZE) | (bytes[at] & 0xFF);
        }
        hash = mixed(hash ^ rest);
        return (int) (hash ^ (hash >>> 32));
    }

    private static long mixed(long value) {
        return (value * FACTOR) ^ Math.multiplyHigh(value, FACTOR);
    }
}
