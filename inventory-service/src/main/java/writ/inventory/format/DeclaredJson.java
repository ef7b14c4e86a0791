package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;

/**
 * Declared products as JSON: an array of objects with supplier, product, endpoints and, optionally, version, cpe, purl
 * and embedded; or an object that has such an array as its `products`.
 */
final class DeclaredJson implements JsonKind {

    static final String PRODUCTS = "products";

    private final JsonParser parser;
    private final JsonProducts products;
    private final Sink sink;
    private final Set<String> ignored = new HashSet<>();
    private boolean read;

    DeclaredJson(JsonParser parser, Names names, Sink sink) {
        this.parser = parser;
        this.products = new JsonProducts(names);
        this.sink = sink;
        sink.format(Format.DECLARED_JSON);
    }

    @Override
    public boolean member(String name) throws IOException {
        if (!name.equals(PRODUCTS)) {
            return false;
        }
        if (read || parser.currentToken() != JsonToken.START_ARRAY) {
            throw Unreadable.broken("/" + PRODUCTS, "products is not one array.");
        }
        array();
        return true;
    }

    @Override
    public void end() {
        if (!read) {
            throw Unreadable.unknown("The JSON has no products: an agency that found none sends an empty array.");
        }
    }

    /** Reads the array that the parser is at. */
    void array() throws IOException {
        read = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            long line = JsonText.line(parser);
            try {
                item();
            } catch (RowFault fault) {
                sink.refused(new Refusal(line, JsonText.pointer(parser), fault.reason()));
            }
        }
    }

    private void item() throws IOException, RowFault {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new RowFault("a product is a JSON object");
        }
        JsonRow row = JsonRow.read(parser, Column.ENDPOINT, this::skipped);
        RowChange.none(row.value(Column.CHANGE));
        long count = row.count();
        sink.declared(products.number(row.spelled()), count);
    }

    @Override
    public void skipped(String name) {
        if (ignored.size() < JsonFile.IGNORED_SAID && ignored.add(name)) {
            sink.ignored(name);
        }
    }
}
