package writ.inventory.format;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads declared products and endpoint rows out of a table; its header tells which. */
final class TableRows {

    private final Records records;
    private final TableHeader header;
    private final CsvProducts products;
    private final Names names;
    private final Sink sink;

    private TableRows(Records records, TableHeader header, Names names, Sink sink) {
        this.records = records;
        this.header = header;
        this.products = new CsvProducts(header, names);
        this.names = names;
        this.sink = sink;
    }

    /** @param records before the first of them, which is the header */
    static void read(Records records, Format rows, Format counts, Names names, Sink sink) throws IOException {
        if (!records.next()) {
            throw Unreadable.empty("The file has no line with text in it.");
        }
        TableHeader header = TableHeader.read(records);
        sink.format(header.counted() ? counts : rows);
        header.ignored().forEach(sink::ignored);
        new TableRows(records, header, names, sink).rows();
    }

    private void rows() throws IOException {
        while (records.next()) {
            try {
                if (isFilled()) {
                    if (header.counted()) {
                        counted();
                    } else {
                        onEndpoint();
                    }
                }
            } catch (RowFault fault) {
                sink.refused(new Refusal(records.line(), records.place(), fault.reason()));
            }
        }
    }

    /** False when all fields are empty, as spreadsheets write rows below the last one. */
    private boolean isFilled() throws RowFault {
        String broken = records.fault();
        if (broken != null) {
            throw new RowFault(broken);
        }
        boolean filled = false;
        for (int field = 0; field < records.fields() && !filled; field++) {
            filled = records.end(field) > records.start(field);
        }
        if (filled && records.fields() != header.fields()) {
            throw new RowFault(records.fields() + (records.fields() == 1 ? " field" : " fields")
                    + " where the header has " + header.fields());
        }
        return filled;
    }

    // A row that is refused must leave neither its product nor its endpoint: all is checked before a name is added.
    private void onEndpoint() throws RowFault {
        RowChange change = RowChange.read(change(), sink);
        int field = header.place(Column.ENDPOINT);
        int from = records.start(field);
        int to = records.end(field);
        int known = names.findEndpoint(records.bytes(), from, to);
        if (known < 0) {
            Names.checkedEndpoint(Utf8.text("the endpoint", records.bytes(), from, to));
        }
        int product = products.number(records);
        int endpoint = known < 0 ? names.addEndpoint(records.bytes(), from, to) : known;
        if (change == RowChange.REMOVED) {
            sink.removed(product, endpoint);
        } else {
            sink.onEndpoint(product, endpoint);
        }
    }

    private @Nullable String change() throws RowFault {
        int field = header.place(Column.CHANGE);
        return field < 0 || records.start(field) == records.end(field)
                ? null
                : Utf8.text("the change", records.bytes(), records.start(field), records.end(field));
    }

    private void counted() throws RowFault {
        RowChange.none(change());
        int field = header.place(Column.ENDPOINTS);
        long count = Counts.read(Utf8.text("endpoints", records.bytes(), records.start(field), records.end(field)));
        sink.declared(products.number(records), count);
    }
}
