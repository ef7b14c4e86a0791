package writ.inventory.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** One entry of a zip archive as it comes (APPNOTE 6.3.10), checked against its length and checksum at its end. */
final class ZipEntryData {

    private static final int STORED = 0;
    private static final int DEFLATED = 8;
    private static final int ENCRYPTED = 1;
    private static final int SAID_BEHIND = 1 << 3;
    private static final long IN_EXTRA = 0xFFFFFFFFL;
    private static final int ZIP_64 = 1;
    private static final long DESCRIPTOR = 0x08074B50L;

    private final Packed packed;
    private String name = "";
    private boolean deflated;
    private boolean saidBehind;
    private boolean long64;
    private long checksum;
    private long size;
    private long read;
    private long begin;
    private long packedSize;
    private boolean over;

    private ZipEntryData(Packed packed) {
        this.packed = packed;
    }

    static ZipEntryData none(Packed packed) {
        ZipEntryData none = new ZipEntryData(packed);
        none.over = true;
        return none;
    }

    /** Reads what an entry says of itself, behind its signature. */
    static ZipEntryData read(Packed packed) throws IOException {
        ZipEntryData entry = new ZipEntryData(packed);
        entry.header();
        return entry;
    }

    String name() {
        return name;
    }

    private void header() throws IOException {
        packed.skip(2);
        int flags = packed.u16();
        int method = packed.u16();
        packed.skip(4);
        checksum = packed.u32();
        packedSize = packed.u32();
        size = packed.u32();
        byte[] spelled = new byte[packed.u16()];
        int extra = packed.u16();
        for (int i = 0; i < spelled.length; i++) {
            spelled[i] = (byte) packed.u8();
        }
        name = new String(spelled, StandardCharsets.UTF_8);
        extra(extra);
        if ((flags & ENCRYPTED) != 0) {
            throw Unreadable.unknown("The zip archive is protected by a password; send it without one.");
        }
        if (method != STORED && method != DEFLATED) {
            throw Unreadable.unknown("The zip archive is compressed by a method that is not read; use deflate.");
        }
        deflated = method == DEFLATED;
        saidBehind = (flags & SAID_BEHIND) != 0;
        if (saidBehind && !deflated && !name.endsWith("/")) {
            throw Unreadable.unknown(
                    "The zip archive holds a file without compression and without its length; compress" + " it.");
        }
        packed.begin();
        begin = packed.read();
    }

    private void extra(int length) throws IOException {
        int left = length;
        while (left >= 4) {
            int kind = packed.u16();
            int bytes = Math.min(packed.u16(), left - 4);
            left -= 4 + bytes;
            long64 |= kind == ZIP_64;
            if (kind == ZIP_64 && size == IN_EXTRA && bytes >= 16) {
                size = u64();
                packedSize = u64();
                bytes -= 16;
            }
            packed.skip(bytes);
        }
        packed.skip(left);
    }

    private long u64() throws IOException {
        return packed.u32() | packed.u32() << 32;
    }

    /** Some bytes of the file; -1 at its end. */
    int read(byte[] into, int offset, int length) throws IOException {
        if (over) {
            return -1;
        }
        int got = -1;
        if (deflated) {
            got = packed.inflate(into, offset, length);
        } else if (read < size) {
            got = packed.stored(into, offset, (int) Math.min(length, size - read));
        }
        if (got > 0) {
            read += got;
            return got;
        }
        over = true;
        check();
        return -1;
    }

    private void check() throws IOException {
        long took = packed.read() - begin;
        if (saidBehind) {
            behind(took);
        }
        if (checksum != packed.checksum() || size != read || packedSize != took) {
            throw Unreadable.broken(null, "The zip archive is damaged: a length or a checksum in it is another.");
        }
    }

    /** Lengths of 4 bytes or of 8: the standard leaves it to a field that many writers forget. */
    private void behind(long took) throws IOException {
        long first = packed.u32();
        checksum = first == DESCRIPTOR ? packed.u32() : first;
        packedSize = packed.u32();
        size = packed.u32();
        boolean fits = packedSize == (took & IN_EXTRA) && size == (read & IN_EXTRA);
        if (fits && !(long64 && size == 0)) {
            packedSize = took;
            size = read;
        } else {
            packedSize |= size << 32;
            size = u64();
        }
    }
}
