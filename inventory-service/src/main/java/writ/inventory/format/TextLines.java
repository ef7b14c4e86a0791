package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** The lines of a text, each held as a whole. */
final class TextLines {

    private final InputStream in;
    private final int longest;
    private final byte[] buffer;
    private int from;
    private int to;
    private int limit;
    private long line;

    /** @param longest bytes of a line */
    TextLines(InputStream in, int longest) {
        this.in = in;
        this.longest = longest;
        this.buffer = new byte[longest + (1 << 14)];
    }

    /** Goes on to the next line; false when there is none. */
    boolean next() throws IOException {
        from = to < limit && line > 0 ? to + 1 : to;
        to = from;
        line++;
        while (true) {
            while (to < limit && buffer[to] != '\n') {
                to++;
            }
            if (to < limit) {
                return checked();
            }
            if (to - from > longest || !fill()) {
                return to > from && checked();
            }
        }
    }

    long line() {
        return line;
    }

    /** The line without its end; what is not UTF-8 in it is U+FFFD. */
    String text() {
        int end = to > from && buffer[to - 1] == '\r' ? to - 1 : to;
        return new String(buffer, from, end - from, StandardCharsets.UTF_8);
    }

    private boolean checked() {
        if (to - from > longest) {
            throw Unreadable.broken("line " + line, "The line is longer than " + longest + " bytes.");
        }
        return true;
    }

    private boolean fill() throws IOException {
        System.arraycopy(buffer, from, buffer, 0, limit - from);
        to -= from;
        limit -= from;
        from = 0;
        int got = in.read(buffer, limit, buffer.length - limit);
        limit += Math.max(0, got);
        return got > 0;
    }
}
