package writ.inventory.format;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * By what a CSV file parts its fields, from its header alone: rows are full of commas and semicolons that part nothing.
 *
 * @param separator of fields
 * @param from where in the file its lines begin: behind the {@code sep=;} that Excel writes before the header, whose
 *     line end is left, so that lines are counted as an editor shows them
 */
record CsvDialect(byte separator, int from) {

    private static final String SEPARATORS = ",;\t|";
    private static final String SAID = "sep=";
    private static final int WHOLE = 3;

    /**
     * @param head of the file, as long as a record may be
     * @throws Unreadable when the header can be read in more than one way
     */
    static CsvDialect of(byte[] head) {
        int first = firstLine(head);
        String line = line(head, first);
        if (line.toLowerCase(Locale.ROOT).startsWith(SAID)) {
            return said(line, first);
        }
        List<Byte> whole = new ArrayList<>();
        byte best = ',';
        int most = 0;
        for (char separator : SEPARATORS.toCharArray()) {
            int likeness = likeness(head, (byte) separator);
            if (likeness == WHOLE) {
                whole.add((byte) separator);
            }
            if (likeness > most) {
                most = likeness;
                best = (byte) separator;
            }
        }
        if (whole.size() > 1) {
            throw Unreadable.unknown("The header can be read with more than one separator of fields; use one of comma,"
                    + " semicolon, tab and | alone, or say it on a first line such as sep=;");
        }
        return new CsvDialect(best, 0);
    }

    private static CsvDialect said(String line, int first) {
        String separator = line.substring(SAID.length());
        if (separator.length() != 1 || !SEPARATORS.contains(separator)) {
            throw Unreadable.broken(
                    "line 1", "The first line says sep= without one of the separators comma, semicolon, tab and |.");
        }
        return new CsvDialect((byte) separator.charAt(0), first + line.length());
    }

    private static int likeness(byte[] head, byte separator) {
        try {
            CsvRecords records = new CsvRecords(new ByteArrayInputStream(head), head.length, separator);
            return records.next() ? TableHeader.likeness(records) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int firstLine(byte[] head) {
        int at = 0;
        while (at < head.length && isLineEnd(head[at])) {
            at++;
        }
        return at;
    }

    private static String line(byte[] head, int from) {
        int to = from;
        while (to < head.length && !isLineEnd(head[to])) {
            to++;
        }
        return new String(head, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static boolean isLineEnd(byte b) {
        return b == '\n' || b == '\r';
    }
}
