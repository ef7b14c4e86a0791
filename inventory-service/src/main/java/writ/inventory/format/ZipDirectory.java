package writ.inventory.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parts of a zip archive that is held in memory, by the directory at its end; their names have no case. */
final class ZipDirectory {

    private static final int END = 0x06054B50;
    private static final int END_BYTES = 22;
    private static final int LONGEST_COMMENT = 0xFFFF;
    private static final int LISTED = 0x02014B50;
    private static final int LISTED_BYTES = 46;
    private static final int PART_BYTES = 30;
    private static final int DEFLATED = 8;
    private static final int MOST_PARTS = 10_000;

    private record Place(int at, int bytes, int method, int crc) {}

    private final byte[] zip;
    private final long most;
    private final Map<String, Place> places = new HashMap<>();

    /** @param most bytes that one part may come to */
    ZipDirectory(byte[] zip, long most) {
        this.zip = zip;
        this.most = most;
        int end = end();
        int at = i32(end + 16);
        for (int left = u16(end + 10); left > 0; left--) {
            at = list(at);
        }
    }

    /** The part of this name, to be closed; null when there is none. */
    @Nullable
    InputStream open(String name) {
        Place place = places.get(plain(name));
        if (place == null) {
            return null;
        }
        int from = place.at + PART_BYTES + u16(place.at + 26) + u16(place.at + 28);
        checked(from, place.bytes);
        if (place.method != DEFLATED) {
            return new ByteArrayInputStream(zip, from, place.bytes);
        }
        return new Part(new Packed(new ByteArrayInputStream(zip, from, place.bytes), most), place.crc);
    }

    private int list(int at) {
        if (i32(at) != LISTED || places.size() == MOST_PARTS) {
            throw damaged();
        }
        int length = u16(at + 28);
        int next = checked(at + LISTED_BYTES, length) + length + u16(at + 30) + u16(at + 32);
        String name = new String(zip, at + LISTED_BYTES, length, StandardCharsets.UTF_8);
        places.put(plain(name), new Place(i32(at + 42), i32(at + 20), u16(at + 10), i32(at + 16)));
        return next;
    }

    private int end() {
        for (int at = zip.length - END_BYTES; at >= Math.max(0, zip.length - END_BYTES - LONGEST_COMMENT); at--) {
            if (i32(at) == END) {
                return at;
            }
        }
        throw Unreadable.broken(null, "The spreadsheet ends before it is complete.");
    }

    private int u16(int at) {
        checked(at, 2);
        return zip[at] & 0xFF | (zip[at + 1] & 0xFF) << 8;
    }

    private int i32(int at) {
        checked(at, 4);
        return u16(at) | u16(at + 2) << 16;
    }

    private int checked(int at, int bytes) {
        if (at < 0 || bytes < 0 || at > zip.length - bytes) {
            throw damaged();
        }
        return at;
    }

    private static String plain(String name) {
        String slashes = name.replace('\\', '/').toLowerCase(Locale.ROOT);
        return slashes.startsWith("/") ? slashes.substring(1) : slashes;
    }

    private static Unreadable damaged() {
        return Unreadable.broken(null, "The spreadsheet is damaged: its directory does not fit what is in it.");
    }

    /** A deflated part as it was, checked against its checksum. */
    private static final class Part extends InputStream {

        private final Packed packed;
        private final int crc;

        Part(Packed packed, int crc) {
            this.packed = packed;
            this.crc = crc;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int got = length == 0 ? 0 : packed.inflate(into, offset, length);
            if (got < 0 && (int) packed.checksum() != crc) {
                throw Unreadable.broken(null, "The spreadsheet is damaged: the checksum of a part is another.");
            }
            return got;
        }

        @Override
        public void close() {
            packed.close();
        }
    }
}
