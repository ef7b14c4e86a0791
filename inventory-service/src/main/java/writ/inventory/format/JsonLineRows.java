package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lines that are rows: products on an endpoint each, or declared with a count; the first that is either tells which. */
final class JsonLineRows implements JsonLineKind {

    private final Names names;
    private final Sink sink;
    private final JsonProducts products;
    private final Set<String> ignored = new HashSet<>();
    private @Nullable Format format;

    JsonLineRows(Names names, Sink sink) {
        this.names = names;
        this.sink = sink;
        this.products = new JsonProducts(names);
    }

    @Override
    public Told read(JsonParser parser, long line) throws IOException, RowFault {
        JsonRow row = JsonRow.read(parser, null, this::skipped);
        Format its = format(row);
        Spelled spelled = row.spelled();
        if (its == Format.DECLARED_NDJSON) {
            RowChange.none(row.value(Column.CHANGE));
            long count = row.count();
            return () -> sink.declared(products.number(spelled), count);
        }
        String endpoint = Names.checkedEndpoint(String.valueOf(row.value(Column.ENDPOINT)));
        RowChange change = RowChange.read(row.value(Column.CHANGE), sink);
        return () -> {
            int product = products.number(spelled);
            if (change == RowChange.REMOVED) {
                sink.removed(product, names.endpoint(endpoint));
            } else {
                sink.onEndpoint(product, names.endpoint(endpoint));
            }
        };
    }

    private Format format(JsonRow row) throws RowFault {
        boolean on = row.has(Column.ENDPOINT);
        boolean counted = row.has(Column.ENDPOINTS);
        if (on && counted) {
            throw new RowFault("the row has both endpoint and endpoints");
        }
        if (!on && !counted) {
            throw new RowFault("the row has neither endpoint nor endpoints");
        }
        Format its = on ? Format.ENDPOINT_NDJSON : Format.DECLARED_NDJSON;
        if (format == null) {
            format = its;
            sink.format(its);
        }
        if (format != its) {
            throw new RowFault(
                    on ? "the row has an endpoint among declared counts" : "the row has a count among endpoint rows");
        }
        return its;
    }

    private void skipped(String name) {
        if (ignored.size() < JsonFile.IGNORED_SAID && ignored.add(name)) {
            sink.ignored(name);
        }
    }

    @Override
    public void end() {
        if (format == null) {
            throw Unreadable.unknown(
                    "No line is a row with supplier, product and endpoint or endpoints." + InventoryFile.KNOWN);
        }
    }
}
