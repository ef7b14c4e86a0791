package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** The bytes of an archive: numbers where it describes itself, deflated ones where it holds a file. */
final class Packed implements AutoCloseable {

    /** Within which anything may be packed as tightly as can be. */
    private static final long FREE = 1 << 20;
    /** Inventories come to a twentieth to a hundredth when deflated; a thousandth is the most that deflating can do. */
    private static final int MOST_TIMES = 200;

    private final InputStream in;
    private final long most;
    private final Inflater inflater = new Inflater(true);
    private final CRC32 crc = new CRC32();
    private final byte[] buffer = new byte[1 << 14];
    private int at;
    private int limit;
    private long before;
    private long expanded;

    /** @param most bytes that may come out of the archive */
    Packed(InputStream in, long most) {
        this.in = in;
        this.most = most;
    }

    /** The next byte; -1 at the end. */
    int next() throws IOException {
        return at < limit || fill() ? buffer[at++] & 0xFF : -1;
    }

    int u8() throws IOException {
        int b = next();
        if (b < 0) {
            throw cut();
        }
        return b;
    }

    int u16() throws IOException {
        return u8() | u8() << 8;
    }

    long u32() throws IOException {
        return u16() | (long) u16() << 16;
    }

    void skip(long bytes) throws IOException {
        for (long left = bytes; left > 0; left--) {
            u8();
        }
    }

    /** Bytes of the archive that have been read. */
    long read() {
        return before + at;
    }

    /** Checksum of what has come out since {@link #begin}. */
    long checksum() {
        return crc.getValue();
    }

    void begin() {
        inflater.reset();
        crc.reset();
    }

    /** Some deflated bytes; -1 when they are over, and the next byte is the one behind them. */
    int inflate(byte[] into, int offset, int length) throws IOException {
        try {
            while (true) {
                int got = inflater.inflate(into, offset, length);
                if (got > 0) {
                    return out(into, offset, got);
                }
                if (inflater.finished()) {
                    at = limit - inflater.getRemaining();
                    inflater.setInput(buffer, 0, 0);
                    return -1;
                }
                if (inflater.needsDictionary()) {
                    throw Unreadable.broken(null, "The archive needs a dictionary that is not in it.");
                }
                if (at == limit && !fill()) {
                    throw cut();
                }
                inflater.setInput(buffer, at, limit - at);
                at = limit;
            }
        } catch (DataFormatException e) {
            throw Unreadable.broken(null, "The archive is damaged: its compressed data cannot be read.");
        }
    }

    /** Some of the bytes that are stored as they are. */
    int stored(byte[] into, int offset, int length) throws IOException {
        if (at == limit && !fill()) {
            throw cut();
        }
        int got = Math.min(length, limit - at);
        System.arraycopy(buffer, at, into, offset, got);
        at += got;
        return out(into, offset, got);
    }

    private int out(byte[] into, int offset, int got) {
        crc.update(into, offset, got);
        expanded += got;
        if (expanded > most) {
            throw Unreadable.broken(null, "The archive holds more than " + most + " bytes.");
        }
        if (expanded > FREE && expanded / MOST_TIMES > before + limit) {
            throw Unreadable.broken(
                    null,
                    "The archive is compressed to less than 1/" + MOST_TIMES + ", as no inventory is; send it without"
                            + " compression.");
        }
        return got;
    }

    private boolean fill() throws IOException {
        before += limit;
        at = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }

    static Unreadable cut() {
        return Unreadable.broken(null, "The archive ends before it is complete.");
    }

    @Override
    public void close() {
        inflater.end();
    }
}
