package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;

/** The lines of a text, each a stream of its own that ends where the line does. */
final class Lines extends InputStream {

    private final InputStream in;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int limit;
    private long line;
    private boolean over = true;

    Lines(InputStream in) {
        this.in = in;
    }

    /** Goes on to the next line that has more than white space, whatever is left of the present one; false at the end. */
    boolean next() throws IOException {
        while (!over) {
            int end = end();
            over = end < limit;
            at = over ? end + 1 : limit;
            if (!over && !fill()) {
                return false;
            }
        }
        while (at < limit || fill()) {
            byte b = buffer[at];
            if (b == '\n') {
                line++;
            } else if (b != ' ' && b != '\t' && b != '\r') {
                line++;
                over = false;
                return true;
            }
            at++;
        }
        return false;
    }

    /** The number of the present line, counted from 1. */
    long line() {
        return line;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (over || (at == limit && !fill())) {
            return -1;
        }
        int end = end();
        int got = Math.min(length, end - at);
        System.arraycopy(buffer, at, into, offset, got);
        at += got;
        if (at == end && end < limit) {
            at++;
            over = true;
        }
        return got == 0 && length > 0 ? read(into, offset, length) : got;
    }

    /** Where in the buffer the line ends; the buffer's own end when it does not yet. */
    private int end() {
        int end = at;
        while (end < limit && buffer[end] != '\n') {
            end++;
        }
        return end;
    }

    private boolean fill() throws IOException {
        at = 0;
        limit = Math.max(0, in.read(buffer, 0, buffer.length));
        return limit > 0;
    }
}
