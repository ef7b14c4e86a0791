package writ.inventory.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What the first record of a table says about those that follow.
 *
 * @param counted whether rows say on how many endpoints a product is, and not on which
 */
record TableHeader(boolean counted, int fields, List<Integer> places, Set<String> ignored) {

    private static final int ABSENT = -1;

    /** @throws Unreadable when the record is not the header of a format that is known */
    static TableHeader read(Records records) {
        String where = where(records);
        if (records.fault() != null) {
            throw Unreadable.unknown(
                    "The file is neither JSON nor CSV: on " + where + " there is " + records.fault() + ".");
        }
        Integer[] places = new Integer[Column.values().length];
        Arrays.fill(places, ABSENT);
        Set<String> ignored = new LinkedHashSet<>();
        for (int field = 0; field < records.fields(); field++) {
            String title = title(records, field);
            Column column = Column.named(title);
            if (column == null) {
                if (!title.isBlank()) {
                    ignored.add(title.strip());
                }
            } else if (places[column.ordinal()] != ABSENT) {
                throw Unreadable.broken(where, "The header has the column " + column.title() + " twice.");
            } else {
                places[column.ordinal()] = field;
            }
        }
        return new TableHeader(isCounted(places, records), records.fields(), List.of(places), ignored);
    }

    /** Which field of a record holds the column; -1 when none does. */
    int place(Column column) {
        return places.get(column.ordinal());
    }

    private static boolean isCounted(Integer[] places, Records records) {
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
            throw Unreadable.unknown(Character.toUpperCase(where(records).charAt(0))
                    + where(records).substring(1) + " is not a header that is known: it lacks "
                    + String.join(", ", missing) + ".");
        }
        if (rows && counts) {
            throw Unreadable.unknown("The header has both endpoint (for endpoint rows) and endpoints (for declared"
                    + " counts): a file is one or the other.");
        }
        return counts;
    }

    /** How many of the columns are there that a header has to have: 3 make it one. */
    static int likeness(Records records) {
        Set<Column> found = EnumSet.noneOf(Column.class);
        for (int field = 0; field < records.fields() && records.fault() == null; field++) {
            byte[] bytes = records.bytes();
            int length = records.end(field) - records.start(field);
            Column column = Column.named(new String(bytes, records.start(field), length, StandardCharsets.UTF_8));
            if (column != null) {
                found.add(column == Column.ENDPOINTS ? Column.ENDPOINT : column);
            }
        }
        found.retainAll(EnumSet.of(Column.SUPPLIER, Column.PRODUCT, Column.ENDPOINT));
        return found.size();
    }

    private static String where(Records records) {
        String place = records.place();
        return place == null ? "line " + records.line() : place;
    }

    private static String title(Records records, int field) {
        try {
            return Utf8.text("the header", records.bytes(), records.start(field), records.end(field));
        } catch (RowFault notUtf8) {
            throw Unreadable.unknown("In the header's column " + (field + 1) + ": " + notUtf8.reason() + ".");
        }
    }
}
