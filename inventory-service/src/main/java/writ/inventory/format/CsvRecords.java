package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Splits the bytes of a CSV file (RFC 4180; lines end in LF, CR LF or CR) into records and fields. A record that is
 * broken is told as such, and the next one begins on the line after the one on which the broken one began, so that
 * one stray quote does not swallow the rows below it. Empty lines are no records.
 */
final class CsvRecords implements Records {

    private static final int READ = 1 << 16;
    private final InputStream in;
    private final int longest;
    private final byte separator;
    private final CsvFields fields = new CsvFields();
    private final CsvScan scan;
    private final byte[] buffer;
    private int limit;
    private boolean ended;

    // The present record begins in the buffer at `from`; all other positions are counted from there.
    private int from;
    private int next;
    private long line;
    private long nextLine = 1;
    private int breaks;
    private @Nullable String fault;

    /** @param longest bytes of a record at most; a longer one is broken */
    CsvRecords(InputStream in, int longest, byte separator) {
        this.in = in;
        this.longest = longest;
        this.separator = separator;
        this.scan = new CsvScan(separator, fields);
        this.buffer = new byte[longest + READ];
    }

    @Override
    public boolean next() throws IOException {
        do {
            from += next;
            line = nextLine;
            next = 0;
            fields.clear();
            breaks = 0;
            fault = null;
            if (!has(0)) {
                return false;
            }
            read();
        } while (fault == null && fields.areEmptyLine());
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
        return fields.count();
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int start(int field) {
        return from + fields.start(field);
    }

    @Override
    public int end(int field) {
        return from + fields.end(field);
    }

    /** Whether the fields lie in the buffer as they stand in the file, from {@link #outerStart} to {@link #outerEnd}. */
    boolean isAsItStands() {
        return !fields.areMoved();
    }

    /** Where a field begins with its quote, if it has one. */
    int outerStart(int field) {
        return start(field) - fields.quotes(field);
    }

    int outerEnd(int field) {
        return end(field) + fields.quotes(field);
    }

    private void read() throws IOException {
        int whole = scan.record(buffer, from, Math.min(limit, from + longest));
        if (whole >= 0) {
            next = whole;
            nextLine = line + scan.breaks() + 1;
            fields.unquote(buffer, from);
            return;
        }
        fields.clear();
        breaks = 0;
        int at = 0;
        do {
            at = field(at);
        } while (at >= 0);
        if (fault == null && next > longest) {
            broken("", next);
        }
        if (fault == null) {
            fields.unquote(buffer, from);
        } else {
            skipFirstLine();
        }
    }

    /** Reads one field; answers where the next one begins, or -1 when the record is over. */
    private int field(int start) throws IOException {
        boolean quoted = has(start) && buffer[from + start] == '"';
        fields.begin(quoted ? start + 1 : start, quoted);
        int end = quoted ? quoted(start + 1) : plain(start);
        if (fault != null) {
            return -1;
        }
        fields.finish(end);
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
                fields.doubledQuote();
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

    private int broken(String why, int at) {
        fault = at > longest ? "the record is longer than " + longest + " bytes" : why;
        return -1;
    }
}
