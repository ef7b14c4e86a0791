package writ.inventory.report;

import java.io.IOException;
import java.io.InputStream;

/** The bytes of a report, as its parser reads them. */
abstract class Body extends InputStream {

    /**
     * A file as it is kept.
     *
     * @param digest SHA-256
     * @param pieces rows in which it lies
     */
    record Whole(byte[] digest, long bytes, int pieces) {}

    @Override
    public final int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public abstract int read(byte[] into, int offset, int length) throws IOException;

    /** Waits until all that was read is kept, once the end was read. */
    abstract Whole end();

    /** Waits until nothing is on its way to the database any more, whatever becomes of it. */
    abstract void settle();
}
