package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The one file that a zip archive holds, read as it comes; what systems put beside it is passed over. */
final class ZipFile extends InputStream {

    private static final long ENTRY = 0x04034B50L;
    private static final long DIRECTORY = 0x02014B50L;
    private static final long DIRECTORY_END = 0x06054B50L;
    private static final long DIRECTORY_END_64 = 0x06064B50L;
    private static final int SKIPPED = 1 << 13;

    private final Packed packed;
    private ZipEntryData entry;
    private int entries;
    private boolean over;

    /** Goes to the file. */
    ZipFile(Packed packed) throws IOException {
        this.packed = packed;
        this.entry = file();
        if (over) {
            throw Unreadable.empty("The zip archive holds no file.");
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (length == 0 || over) {
            return length == 0 ? 0 : -1;
        }
        int got = entry.read(into, offset, length);
        if (got > 0) {
            return got;
        }
        entry = file();
        if (!over) {
            throw Unreadable.unknown(
                    "The zip archive holds several files; send each as a report of its own, or put their rows into one.");
        }
        return -1;
    }

    /** Goes on to the next entry that is a file; over when there is none. */
    private ZipEntryData file() throws IOException {
        byte[] skipped = new byte[SKIPPED];
        while (true) {
            long signature = packed.u32();
            if (signature != ENTRY) {
                over = true;
                directory(signature);
                return ZipEntryData.none(packed);
            }
            ZipEntryData next = ZipEntryData.read(packed);
            entries++;
            if (!isBeside(next.name())) {
                return next;
            }
            while (next.read(skipped, 0, skipped.length) > 0) {}
        }
    }

    /** The directory says again what was in the archive, so that one that was cut off is found out. */
    private void directory(long first) throws IOException {
        long signature = first;
        int listed = 0;
        while (signature == DIRECTORY) {
            packed.skip(24);
            int lengths = packed.u16() + packed.u16() + packed.u16();
            packed.skip(12 + lengths);
            listed++;
            signature = packed.u32();
        }
        if ((signature != DIRECTORY_END && signature != DIRECTORY_END_64) || listed != entries) {
            throw Unreadable.broken(null, "The zip archive is damaged: its directory does not list what is in it.");
        }
        while (packed.next() >= 0) {}
    }

    private static boolean isBeside(String name) {
        String plain = name.toLowerCase(Locale.ROOT).replace('\\', '/');
        String last = plain.substring(plain.lastIndexOf('/') + 1);
        return last.isEmpty()
                || plain.startsWith("__macosx/")
                || last.equals(".ds_store")
                || last.equals("thumbs.db")
                || last.equals("desktop.ini");
    }
}
