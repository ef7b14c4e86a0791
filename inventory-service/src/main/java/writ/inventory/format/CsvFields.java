package writ.inventory.format;

import java.util.Arrays;

/** Where the fields of a record lie, counted from the record's first byte. */
final class CsvFields {

    private int[] starts = new int[16];
    private int[] ends = new int[16];
    private boolean[] quoted = new boolean[16];
    private boolean[] doubled = new boolean[16];
    private boolean moved;
    private int count;

    void clear() {
        count = 0;
        moved = false;
    }

    int count() {
        return count;
    }

    /** @param start of the text, after the quote if there is one */
    void begin(int start, boolean inQuotes) {
        if (count == starts.length) {
            starts = Arrays.copyOf(starts, count * 2);
            ends = Arrays.copyOf(ends, count * 2);
            quoted = Arrays.copyOf(quoted, count * 2);
            doubled = Arrays.copyOf(doubled, count * 2);
        }
        starts[count] = start;
        quoted[count] = inQuotes;
        doubled[count] = false;
    }

    /** The field that began has a quote in it, which is written as two. */
    void doubledQuote() {
        doubled[count] = true;
    }

    /** @param end of the text, before the quote if there is one */
    void finish(int end) {
        ends[count++] = end;
    }

    int start(int field) {
        return starts[field];
    }

    int end(int field) {
        return ends[field];
    }

    /** One when the field stands in quotes. */
    int quotes(int field) {
        return quoted[field] ? 1 : 0;
    }

    boolean areEmptyLine() {
        return count == 1 && ends[0] == 0;
    }

    /** Makes one of each two quotes, where they lie. */
    void unquote(byte[] bytes, int from) {
        for (int field = 0; field < count; field++) {
            if (doubled[field]) {
                int to = from + starts[field];
                int end = from + ends[field];
                for (int at = to; at < end; at++) {
                    bytes[to++] = bytes[at];
                    at += bytes[at] == '"' ? 1 : 0;
                }
                ends[field] = to - from;
                moved = true;
            }
        }
    }

    /** Whether some bytes of the record have been moved by {@link #unquote}. */
    boolean areMoved() {
        return moved;
    }
}
