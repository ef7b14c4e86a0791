package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;

/** The one file that a zip archive holds, read as it comes. */
final class ZipFile extends InputStream {

    private final ZipEntries entries;
    private final InputStream file;
    private boolean over;

    /** Goes to the file. */
    ZipFile(Packed packed) throws IOException {
        this.entries = new ZipEntries(packed);
        if (!entries.next()) {
            throw Unreadable.empty("The zip archive holds no file.");
        }
        this.file = entries.open();
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
        int got = file.read(into, offset, length);
        if (got > 0) {
            return got;
        }
        over = true;
        if (entries.next()) {
            throw Unreadable.unknown(
                    "The zip archive holds several files; send it to /v1/report-bundles, which takes each as a"
                            + " report of its own, or put their rows into one.");
        }
        return -1;
    }
}
