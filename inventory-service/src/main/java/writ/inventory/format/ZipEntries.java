package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/** The files of a zip archive, one after the other as they come; what systems put beside them is passed over. */
public final class ZipEntries implements AutoCloseable {

    private static final long ENTRY = 0x04034B50L;
    private static final long DIRECTORY = 0x02014B50L;
    private static final long DIRECTORY_END = 0x06054B50L;
    private static final long DIRECTORY_END_64 = 0x06064B50L;
    private static final int SKIPPED = 1 << 13;

    private final Packed packed;
    private final byte[] skipped = new byte[SKIPPED];
    private ZipEntryData entry;
    private int entries;
    private boolean over;

    ZipEntries(Packed packed) {
        this.packed = packed;
        this.entry = ZipEntryData.none(packed);
    }

    /** @param most bytes that may come out of the archive */
    public static ZipEntries of(InputStream in, long most) {
        return new ZipEntries(new Packed(in, most));
    }

    /**
     * Goes on to the next file, past what is left of the present one; false when there is none.
     *
     * @throws Unreadable when the archive is damaged, or larger than it may be
     * @throws IOException when the stream fails
     */
    public boolean next() throws IOException {
        while (!over) {
            while (entry.read(skipped, 0, skipped.length) > 0) {}
            long signature = packed.u32();
            if (entries == 0 && signature != ENTRY && signature != DIRECTORY_END) {
                throw Unreadable.unknown("The file is not a zip archive.");
            }
            if (signature != ENTRY) {
                over = true;
                directory(signature);
                entry = ZipEntryData.none(packed);
            } else {
                entry = ZipEntryData.read(packed);
                entries++;
                if (!isBeside(entry.name())) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The path of the present file in the archive. */
    public String name() {
        return entry.name();
    }

    /** What the present file holds, until the next one is asked for; closing it closes nothing. */
    public InputStream open() {
        ZipEntryData present = entry;
        return new InputStream() {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                return length == 0 ? 0 : present.read(into, offset, length);
            }
        };
    }

    @Override
    public void close() {
        packed.close();
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
