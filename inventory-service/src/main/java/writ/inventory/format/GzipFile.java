package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;

/**
 * What a gzip file holds (RFC 1952), all its members together, checked against their checksums. The JDK's reader asks a
 * stream what is available before it looks for a further member, and so loses members that are still on their way.
 */
final class GzipFile extends InputStream {

    private static final int DEFLATED = 8;
    private static final int HEADER_CHECKED = 1 << 1;
    private static final int EXTRA = 1 << 2;
    private static final int NAMED = 1 << 3;
    private static final int COMMENTED = 1 << 4;
    private static final int RESERVED = 0xE0;
    private static final int TIME_AND_SYSTEM = 6;

    private final Packed packed;
    private long size;
    private boolean over;

    GzipFile(Packed packed) throws IOException {
        this.packed = packed;
        member(packed.u8());
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        while (length > 0 && !over) {
            int got = packed.inflate(into, offset, length);
            if (got > 0) {
                size += got;
                return got;
            }
            check();
            int next = packed.next();
            if (next <= 0) {
                pad(next);
            } else {
                member(next);
            }
        }
        return length == 0 ? 0 : -1;
    }

    private void member(int first) throws IOException {
        if (first != 0x1F || packed.u8() != 0x8B) {
            throw Unreadable.broken(null, "Something follows after the end of the gzip file.");
        }
        int method = packed.u8();
        int flags = packed.u8();
        if (method != DEFLATED || (flags & RESERVED) != 0) {
            throw Unreadable.unknown("The gzip file is compressed by a method that is not read.");
        }
        packed.skip(TIME_AND_SYSTEM);
        if ((flags & EXTRA) != 0) {
            packed.skip(packed.u16());
        }
        for (int text : new int[] {NAMED, COMMENTED}) {
            while ((flags & text) != 0 && packed.u8() != 0) {}
        }
        packed.skip((flags & HEADER_CHECKED) != 0 ? 2 : 0);
        packed.begin();
        size = 0;
    }

    private void check() throws IOException {
        if (packed.u32() != packed.checksum() || packed.u32() != (size & 0xFFFFFFFFL)) {
            throw Unreadable.broken(null, "The gzip file is damaged: its checksum is another.");
        }
    }

    /** Tapes and some programs fill the last block with zeros. */
    private void pad(int first) throws IOException {
        int next = first;
        while (next == 0) {
            next = packed.next();
        }
        if (next > 0) {
            throw Unreadable.broken(null, "Something follows after the end of the gzip file.");
        }
        over = true;
    }
}
