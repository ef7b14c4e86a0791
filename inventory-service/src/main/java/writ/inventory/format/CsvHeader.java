package writ.inventory.format;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What the first record of a CSV file says about those that follow. */
record CsvHeader(Format format, int fields, List<Integer> places, Set<String> ignored) {

    private static final int ABSENT = -1;

    /** @throws Unreadable when the record is not the header of a format that is known */
    static CsvHeader read(CsvRecords records) {
        String where = "line " + records.line();
        if (records.fault() != null) {
            throw Unreadable.unknown("The file is neither JSON nor CSV: on line " + records.line() + " there is "
                    + records.fault() + ".");
        }
        Integer[] places = new Integer[Column.values().length];
        Arrays.fill(places, ABSENT);
        Set<String> ignored = new LinkedHashSet<>();
        for (int field = 0; field < records.fields(); field++) {
            String title = title(records, field);
            Column column = Column.named(title);
            if (column == null) {
                ignored.add(title.strip());
            } else if (places[column.ordinal()] != ABSENT) {
                throw Unreadable.broken(where, "The header has the column " + column.title() + " twice.");
            } else {
                places[column.ordinal()] = field;
            }
        }
        return new CsvHeader(format(places, records), records.fields(), List.of(places), ignored);
    }

    /** Which field of a record holds the column; -1 when none does. */
    int place(Column column) {
        return places.get(column.ordinal());
    }

    private static Format format(Integer[] places, CsvRecords records) {
        boolean rows = places[Column.ENDPOINT.ordinal()] != ABSENT;
        boolean counts = places[Column.ENDPOINTS.ordinal()] != ABSENT;
        List<String> missing = new ArrayList<>();
        for (Column column : List.of(Column.SUPPLIER, Column.PRODUCT)) {
            if (places[column.ordinal()] == ABSENT) {
                missing.add(column.title());
            }
        }
        if (!rows && !counts) {
            missing.add("endpoint (for endpoint rows) or endpoints (for declared counts)");
        }
        if (!missing.isEmpty()) {
            throw Unreadable.unknown("Line " + records.line() + " is not a header that is known: it lacks "
                    + String.join(", ", missing) + "." + hint(records));
        }
        if (rows && counts) {
            throw Unreadable.unknown("The header has both endpoint (for endpoint rows) and endpoints (for declared"
                    + " counts): a file is one or the other.");
        }
        return rows ? Format.ENDPOINT_CSV : Format.DECLARED_CSV;
    }

    private static String hint(CsvRecords records) {
        String only = records.fields() == 1 ? title(records, 0) : "";
        String separator = only.contains(";") ? "semicolon" : only.contains("\t") ? "tab" : null;
        return separator == null ? "" : " It seems to be separated by a " + separator + "; send it with commas.";
    }

    private static String title(CsvRecords records, int field) {
        try {
            return Utf8.text("the header", records.bytes(), records.start(field), records.end(field));
        } catch (RowFault notUtf8) {
            throw Unreadable.unknown(
                    "Line " + records.line() + ", column " + (field + 1) + ": " + notUtf8.reason() + ".");
        }
    }
}
