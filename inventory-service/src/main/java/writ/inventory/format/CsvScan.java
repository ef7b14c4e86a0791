package writ.inventory.format;

/** Finds the fields of a record that lies in memory whole and is not broken, as nearly all do: quick, and without a word. */
final class CsvScan {

    private static final boolean[] ENDS_QUOTED = table('"', '\n', '\r');

    private final byte separator;
    private final CsvFields fields;
    private final boolean[] endsPlain;
    private int breaks;

    CsvScan(byte separator, CsvFields fields) {
        this.separator = separator;
        this.fields = fields;
        this.endsPlain = table('"', (char) separator, '\n', '\r');
    }

    /** Line breaks inside of the fields of the record that was found. */
    int breaks() {
        return breaks;
    }

    /**
     * Finds the fields of the record that begins at a byte, and answers how many bytes on the next one begins.
     *
     * @param limit the first byte that is not in memory, or not to be looked at
     * @return -1 when the record is none such, or that cannot be told
     */
    int record(byte[] bytes, int from, int limit) {
        breaks = 0;
        int at = from;
        while (true) {
            boolean quoted = at < limit && bytes[at] == '"';
            int start = quoted ? at + 1 : at;
            fields.begin(start - from, quoted);
            at = quoted ? quoted(bytes, start, limit) : plain(bytes, start, limit);
            if (at < 0) {
                return -1;
            }
            fields.finish(at - from);
            at += quoted ? 1 : 0;
            if (at + 1 >= limit) {
                return -1;
            }
            byte b = bytes[at];
            if (b != separator) {
                boolean broken = b != '\n' && b != '\r';
                return broken ? -1 : at - from + (b == '\r' && bytes[at + 1] == '\n' ? 2 : 1);
            }
            at++;
        }
    }

    private int plain(byte[] bytes, int start, int limit) {
        boolean[] ends = endsPlain;
        int at = start;
        while (at < limit && !ends[bytes[at] & 0xFF]) {
            at++;
        }
        return at < limit ? at : -1;
    }

    /** Where the closing quote is; -1 when it is not in memory. */
    private int quoted(byte[] bytes, int start, int limit) {
        for (int at = start; at + 1 < limit; at++) {
            byte b = bytes[at];
            if (!ENDS_QUOTED[b & 0xFF]) {
                continue;
            }
            if (b == '"') {
                if (bytes[at + 1] != '"') {
                    return at;
                }
                fields.doubledQuote();
                at++;
            } else if (b == '\r' || at == start || bytes[at - 1] != '\r') {
                breaks++;
            }
        }
        return -1;
    }

    private static boolean[] table(char... marks) {
        boolean[] table = new boolean[1 << Byte.SIZE];
        for (char mark : marks) {
            table[mark] = true;
        }
        return table;
    }
}
