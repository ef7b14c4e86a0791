package writ.inventory.format;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The rows of a sheet as records; the cells of a row are as wide as the header, filled up with empty ones. */
final class SheetRecords implements Records {

    private static final int MOST_COLUMNS = 16_384;
    private static final int LETTERS = 26;

    private final Xml xml;
    private final SharedTexts texts;
    private final SheetStyles styles;
    private final boolean from1904;
    private final int longest;
    private byte[] buffer = new byte[1 << 12];
    private int used;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int cells;
    private int width;
    private long row;
    private @Nullable String fault;
    private boolean over;

    /** @param xml within the sheet's data */
    SheetRecords(Xml xml, SharedTexts texts, SheetStyles styles, boolean from1904, int longest) {
        this.xml = xml;
        this.texts = texts;
        this.styles = styles;
        this.from1904 = from1904;
        this.longest = longest;
    }

    @Override
    public boolean next() throws IOException {
        boolean first = row == 0;
        while (!over && xml.child()) {
            if (!xml.name().equals("row")) {
                xml.skip();
                continue;
            }
            int said = SheetStyles.number(xml.attribute("r"));
            row = said > 0 ? said : row + 1;
            read();
            if (cells > 0 || fault != null) {
                width = first || width == 0 ? cells : width;
                return true;
            }
        }
        over = true;
        return false;
    }

    private void read() throws IOException {
        used = 0;
        cells = 0;
        fault = null;
        Arrays.fill(starts, 0);
        Arrays.fill(ends, 0);
        int column = -1;
        while (xml.child()) {
            if (!xml.name().equals("c")) {
                xml.skip();
                continue;
            }
            column = column(xml.attribute("r"), column + 1);
            try {
                cell(column);
            } catch (RowFault broken) {
                fault = fault == null ? broken.reason() : fault;
            }
        }
    }

    private void cell(int column) throws IOException, RowFault {
        String type = xml.attribute("t");
        NumberShown shown = styles.shown(xml.attribute("s"));
        String value = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "v" -> value = xml.text();
                case "is" -> value = SharedTexts.text(xml);
                default -> xml.skip();
            }
        }
        if (value == null) {
            return;
        }
        switch (type == null ? "n" : type) {
            case "s" -> shared(column, SheetStyles.number(value));
            case "b" -> put(column, value.equals("1") ? "TRUE" : "FALSE");
            case "n" -> put(column, shown.text(value, from1904));
            default -> put(column, value);
        }
    }

    private void shared(int column, int text) throws RowFault {
        if (text < 0 || text >= texts.size()) {
            throw new RowFault("a cell refers to a text that is not in the file");
        }
        put(column, texts.bytes(), texts.start(text), texts.end(text));
    }

    private void put(int column, String text) throws RowFault {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        put(column, utf8, 0, utf8.length);
    }

    private void put(int column, byte[] text, int from, int to) throws RowFault {
        int length = to - from;
        if (length == 0) {
            return;
        }
        if (used + length > longest || column >= MOST_COLUMNS) {
            throw new RowFault("the row is longer than " + longest + " bytes or " + MOST_COLUMNS + " cells");
        }
        if (buffer.length - used < length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, used + length));
        }
        if (column >= starts.length) {
            starts = Arrays.copyOf(starts, Math.max(starts.length * 2, column + 1));
            ends = Arrays.copyOf(ends, starts.length);
        }
        System.arraycopy(text, from, buffer, used, length);
        starts[column] = used;
        used += length;
        ends[column] = used;
        cells = Math.max(cells, column + 1);
    }

    /** The letters of a reference such as BC17, counted from 0; without one a cell is next to the one before it. */
    private static int column(@Nullable String reference, int next) {
        int column = 0;
        int at = 0;
        String letters = reference == null ? "" : reference;
        while (at < letters.length()
                && letters.charAt(at) >= 'A'
                && letters.charAt(at) <= 'Z'
                && column < MOST_COLUMNS) {
            column = column * LETTERS + letters.charAt(at++) - 'A' + 1;
        }
        return column == 0 ? next : column - 1;
    }

    @Override
    public long line() {
        return row;
    }

    @Override
    public String place() {
        return "row " + row;
    }

    @Override
    public @Nullable String fault() {
        return fault;
    }

    @Override
    public int fields() {
        return Math.max(cells, width);
    }

    @Override
    public byte[] bytes() {
        return buffer;
    }

    @Override
    public int start(int field) {
        return field < starts.length ? starts[field] : 0;
    }

    @Override
    public int end(int field) {
        return field < ends.length ? ends[field] : 0;
    }
}
