package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Splits the bytes of a CSV file (RFC 4180; lines end in LF, CR LF or CR) into records and fields. A record that is
 * broken is told as such, and the next one begins on the line after the one on which the broken one began, so that
 * one stray quote does not swallow the rows below it. Empty lines are no records.
 */
final class CsvRecords implements Records {

    private static final int READ = 1 << 16;
    /** Bytes that end a run of text inside of quotes. */
    private static final boolean[] ENDS_QUOTED = table('"', '\n', '\r');

    private final InputStream in;
    private final int longest;
    private final byte separator;
    /** Bytes that end a run of text outside of quotes. */
    private final boolean[] endsPlain;

    private final byte[] buffer;
    private int limit;
    private boolean ended;

    // The present record begins in the buffer at `from`; all other positions are counted from there.
    private int from;
    private int next;
    private long line;
    private long nextLine = 1;
    private int fields;
    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] quotes = new boolean[16];
    private boolean[] doubled = new boolean[16];
    private int breaks;
    private boolean unquoted;
    private @Nullable String fault;

    /** @param longest bytes of a record at most; a longer one is broken */
    CsvRecords(InputStream in, int longest, byte separator) {
        this.in = in;
        this.longest = longest;
        this.separator = separator;
        this.endsPlain = table('"', (char) separator, '\n', '\r');
        this.buffer = new byte[longest + READ];
    }

    @Override
    public boolean next() throws IOException {
        do {
            from += next;
            line = nextLine;
            next = 0;
            fields = 0;
            breaks = 0;
            fault = null;
            if (!has(0)) {
                return false;
            }
            read();
        } while (isEmptyLine());
        return true;
    }

    @Override
    public long line() {
        return line;
    }

    @Override
    public @Nullable String place() {
        return null;
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public int fields() {
        return fields;
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int start(int field) {
        return from + starts[field];
    }

    @Override
    public int end(int field) {
        return from + ends[field];
    }

    /** Whether the fields lie in the buffer as they stand in the file, from {@link #outerStart} to {@link #outerEnd}. */
    boolean isAsItStands() {
        return !unquoted;
    }

    /** Where a field begins with its quote, if it has one. */
    int outerStart(int field) {
        return start(field) - (quotes[field] ? 1 : 0);
    }

    int outerEnd(int field) {
        return end(field) + (quotes[field] ? 1 : 0);
    }

    private boolean isEmptyLine() {
        return fault == null && fields == 1 && ends[0] == 0;
    }

    private void read() throws IOException {
        if (readWithin()) {
            return;
        }
        fields = 0;
        breaks = 0;
        int at = 0;
        do {
            at = field(at);
        } while (at >= 0);
        if (fault == null && next > longest) {
            broken("", next);
        }
        if (fault == null) {
            unquote();
        } else {
            skipFirstLine();
        }
    }

    /** Reads a record that lies in the buffer whole and is not broken; false when this is none, or it cannot be told. */
    private boolean readWithin() {
        byte[] bytes = buffer;
        int end = Math.min(limit, from + longest);
        int at = from;
        while (true) {
            room();
            boolean quoted = at < end && bytes[at] == '"';
            int start = quoted ? at + 1 : at;
            quotes[fields] = quoted;
            doubled[fields] = false;
            at = quoted ? quotedWithin(start, end) : plainWithin(start, end);
            if (at < 0) {
                return false;
            }
            starts[fields] = start - from;
            ends[fields++] = at - from;
            at += quoted ? 1 : 0;
            if (at + 1 >= end) {
                return false;
            }
            byte b = bytes[at];
            if (b != separator) {
                if (b != '\n' && b != '\r') {
                    return false;
                }
                next = at - from + (b == '\r' && bytes[at + 1] == '\n' ? 2 : 1);
                nextLine = line + breaks + 1;
                unquote();
                return true;
            }
            at++;
        }
    }

    private int plainWithin(int start, int end) {
        byte[] bytes = buffer;
        boolean[] ends = endsPlain;
        int at = start;
        while (at < end && !ends[bytes[at] & 0xFF]) {
            at++;
        }
        return at < end ? at : -1;
    }

    /** Where the closing quote is; -1 when it does not lie in the buffer. */
    private int quotedWithin(int start, int end) {
        byte[] bytes = buffer;
        for (int at = start; at + 1 < end; at++) {
            byte b = bytes[at];
            if (!ENDS_QUOTED[b & 0xFF]) {
                continue;
            }
            if (b == '"') {
                if (bytes[at + 1] != '"') {
                    return at;
                }
                doubled[fields] = true;
                at++;
            } else if (b == '\r' || at == start || bytes[at - 1] != '\r') {
                breaks++;
            }
        }
        return -1;
    }

    private void room() {
        if (fields == starts.length) {
            starts = Arrays.copyOf(starts, fields * 2);
            ends = Arrays.copyOf(ends, fields * 2);
            quotes = Arrays.copyOf(quotes, fields * 2);
            doubled = Arrays.copyOf(doubled, fields * 2);
        }
    }

    /** Reads one field; answers where the next one begins, or -1 when the record is over. */
    private int field(int start) throws IOException {
        room();
        boolean quoted = has(start) && buffer[from + start] == '"';
        starts[fields] = quoted ? start + 1 : start;
        quotes[fields] = quoted;
        doubled[fields] = false;
        int end = quoted ? quoted(start + 1) : plain(start);
        if (fault != null) {
            return -1;
        }
        ends[fields++] = end;
        return after(quoted ? end + 1 : end);
    }

    private int plain(int start) throws IOException {
        int at = start;
        while (has(at)) {
            for (int end = limit - from; at < end; at++) {
                byte b = buffer[from + at];
                if (b == separator || b == '\n' || b == '\r') {
                    return at;
                }
                if (b == '"') {
                    return broken("a quote inside a field that does not begin with one", at);
                }
            }
        }
        return at;
    }

    private int quoted(int start) throws IOException {
        int at = start;
        byte before = 0;
        while (has(at)) {
            byte b = buffer[from + at];
            if (b == '"') {
                if (!has(at + 1) || buffer[from + at + 1] != '"') {
                    return at;
                }
                doubled[fields] = true;
                at++;
            } else if (b == '\r' || (b == '\n' && before != '\r')) {
                breaks++;
            }
            before = b;
            at++;
        }
        return fault == null ? broken("a quote is opened and never closed", at) : -1;
    }

    private int after(int at) throws IOException {
        if (!has(at)) {
            next = at;
            return -1;
        }
        byte b = buffer[from + at];
        if (b == separator) {
            return at + 1;
        }
        if (b != '\n' && b != '\r') {
            return broken("text after a closing quote", at);
        }
        next = at + (b == '\r' && has(at + 1) && buffer[from + at + 1] == '\n' ? 2 : 1);
        nextLine = line + breaks + 1;
        return -1;
    }

    private void unquote() {
        unquoted = false;
        for (int field = 0; field < fields; field++) {
            if (doubled[field]) {
                int to = start(field);
                int end = end(field);
                for (int at = to; at < end; at++) {
                    buffer[to++] = buffer[at];
                    at += buffer[at] == '"' ? 1 : 0;
                }
                ends[field] = to - from;
                unquoted = true;
            }
        }
    }

    private void skipFirstLine() throws IOException {
        nextLine = line + 1;
        int at = 0;
        while (true) {
            if (from + at == limit) {
                from = limit;
                at = 0;
                if (!fill()) {
                    next = 0;
                    return;
                }
            }
            byte b = buffer[from + at++];
            if (b == '\n' || b == '\r') {
                boolean two = b == '\r' && (from + at < limit || fill()) && buffer[from + at] == '\n';
                next = two ? at + 1 : at;
                return;
            }
        }
    }

    private boolean has(int at) throws IOException {
        while (from + at >= limit) {
            if (at > longest) {
                broken("", at);
                return false;
            }
            if (!fill()) {
                return false;
            }
        }
        return true;
    }

    private boolean fill() throws IOException {
        if (ended) {
            return false;
        }
        if (buffer.length - limit < READ / 4) {
            System.arraycopy(buffer, from, buffer, 0, limit - from);
            limit -= from;
            from = 0;
        }
        int got = in.read(buffer, limit, buffer.length - limit);
        ended = got < 0;
        limit += Math.max(got, 0);
        return !ended;
    }

    private static boolean[] table(char... marks) {
        boolean[] table = new boolean[1 << Byte.SIZE];
        for (char mark : marks) {
            table[mark] = true;
        }
        return table;
    }

    private int broken(String why, int at) {
        fault = at > longest ? "the record is longer than " + longest + " bytes" : why;
        return -1;
    }
}
