package writ.inventory.format;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers the products of a table's records by the bytes of their fields, so that each spelling is read once. */
final class CsvProducts {

    private static final Column[] NAMED = {
        Column.SUPPLIER, Column.PRODUCT, Column.VERSION, Column.CPE, Column.PURL, Column.SWID, Column.EMBEDDED
    };
    private static final int LENGTH_BYTES = 3;

    private final TableHeader header;
    private final Names names;
    private final ByteKeys spellings = new ByteKeys();
    private final boolean together;
    private final int first;
    private final int last;
    private byte[] key = new byte[1024];

    CsvProducts(TableHeader header, Names names) {
        this.header = header;
        this.names = names;
        int[] places = Arrays.stream(NAMED)
                .mapToInt(header::place)
                .filter(place -> place >= 0)
                .toArray();
        this.first = Arrays.stream(places).min().orElseThrow();
        this.last = Arrays.stream(places).max().orElseThrow();
        this.together = last - first + 1 == places.length;
    }

    /** @throws RowFault when the record does not name a product */
    int number(Records record) throws RowFault {
        if (together && record instanceof CsvRecords csv && csv.isAsItStands()) {
            return number(csv, csv.bytes(), csv.outerStart(first), csv.outerEnd(last));
        }
        int length = spell(record);
        return number(record, key, 0, length);
    }

    private int number(Records record, byte[] spelling, int from, int to) throws RowFault {
        int known = spellings.find(spelling, from, to);
        if (known >= 0) {
            return known;
        }
        int number = names.addProduct(read(record).identified().name(), to - from);
        spellings.add(spelling, from, to);
        return number;
    }

    private int spell(Records record) {
        // no field begins with a line break that is not in quotes, so this is no part of a record as it stands
        key[0] = '\n';
        int at = 1;
        for (Column column : NAMED) {
            int field = header.place(column);
            int length = field < 0 ? 0 : record.end(field) - record.start(field);
            if (key.length < at + LENGTH_BYTES + length) {
                key = Arrays.copyOf(key, Math.max(key.length * 2, at + LENGTH_BYTES + length));
            }
            key[at++] = (byte) length;
            key[at++] = (byte) (length >> 8);
            key[at++] = (byte) (length >> 16);
            if (length > 0) {
                System.arraycopy(record.bytes(), record.start(field), key, at, length);
                at += length;
            }
        }
        return at;
    }

    private Spelled read(Records record) throws RowFault {
        return new Spelled(
                text(record, Column.SUPPLIER),
                text(record, Column.PRODUCT),
                text(record, Column.VERSION),
                text(record, Column.CPE),
                text(record, Column.PURL),
                text(record, Column.SWID),
                Spelled.isYes(text(record, Column.EMBEDDED)));
    }

    private @Nullable String text(Records record, Column column) throws RowFault {
        int field = header.place(column);
        return field < 0
                ? null
                : Utf8.text("the " + column.title(), record.bytes(), record.start(field), record.end(field));
    }
}
