package writ.inventory.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.regex.Pattern;

/** The texts of a workbook's cells, which its sheets refer to by number. */
final class SharedTexts {

    private static final Pattern ESCAPED = Pattern.compile("_x([0-9A-Fa-f]{4})_");

    private final int most;
    private byte[] bytes = new byte[1 << 12];
    private int[] ends = new int[256];
    private int size;

    /** @param most bytes that all of them may take, 4 for each beside its own */
    SharedTexts(int most) {
        this.most = most;
    }

    /** Reads the table whose root the walk is at. */
    void read(Xml xml) throws IOException {
        while (xml.child()) {
            add(text(xml).getBytes(StandardCharsets.UTF_8));
        }
    }

    int size() {
        return size;
    }

    byte[] bytes() {
        return bytes;
    }

    int start(int text) {
        return text == 0 ? 0 : ends[text - 1];
    }

    int end(int text) {
        return ends[text];
    }

    /** The text of an item in its one or several runs; how it is pronounced is left out. */
    static String text(Xml xml) throws IOException {
        StringBuilder text = new StringBuilder();
        while (xml.child()) {
            switch (xml.name()) {
                case "t" -> text.append(run(xml));
                case "r" -> text.append(text(xml));
                default -> xml.skip();
            }
        }
        return text.toString();
    }

    private static String run(Xml xml) throws IOException {
        try {
            String text = xml.wholeText();
            return text.contains("_x")
                    ? ESCAPED.matcher(text)
                            .replaceAll(code -> java.util.regex.Matcher.quoteReplacement(
                                    String.valueOf((char) Integer.parseInt(code.group(1), 16))))
                    : text;
        } catch (RowFault fault) {
            throw Unreadable.broken(xml.where(), "The spreadsheet has a text that is not one.");
        }
    }

    private void add(byte[] text) {
        int start = size == 0 ? 0 : ends[size - 1];
        if ((long) start + text.length + (size + 1L) * Integer.BYTES > most) {
            throw Unreadable.broken(
                    null, "The texts of the spreadsheet take more than " + most + " bytes; send it as CSV.");
        }
        if (size == ends.length) {
            ends = Arrays.copyOf(ends, size * 2);
        }
        if (bytes.length - start < text.length) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, start + text.length));
        }
        System.arraycopy(text, 0, bytes, start, text.length);
        ends[size++] = start + text.length;
    }
}
