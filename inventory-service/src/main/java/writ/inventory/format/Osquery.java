package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Inventories that osquery made: its results log, or hosts with their tables; as lines, as an array or one by one. */
final class Osquery implements JsonLineKind {

    private static final int LONGEST_SAID = 100;

    private final Limits limits;
    private final Names names;
    private final Sink sink;
    private final JsonProducts products;
    private final Set<String> ignored = new HashSet<>();
    private boolean known;

    Osquery(Limits limits, Names names, Sink sink) {
        this.limits = limits;
        this.names = names;
        this.sink = sink;
        this.products = new JsonProducts(names);
        sink.format(Format.OSQUERY_JSON);
    }

    /** Reads a document: an object, an array of objects, or several of either. */
    void read(InputStream in) throws IOException {
        try (JsonParser parser = JsonParsers.factory(limits).createParser(in)) {
            try {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    if (token != JsonToken.START_ARRAY) {
                        element(parser);
                    } else {
                        while (parser.nextToken() != JsonToken.END_ARRAY) {
                            element(parser);
                        }
                    }
                }
            } catch (JsonProcessingException e) {
                throw Unreadable.broken(JsonParsers.place(e.getLocation()), JsonParsers.reason(e));
            } catch (CharConversionException e) {
                throw Unreadable.broken(JsonParsers.place(parser.currentLocation()), "The JSON is not UTF-8 here.");
            }
        }
        end();
    }

    private void element(JsonParser parser) throws IOException {
        long line = JsonText.line(parser);
        try {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                parser.skipChildren();
                throw new RowFault("a host or a result is a JSON object");
            }
            OsqueryEntry entry = new OsqueryEntry(limits, 0);
            entry.read(parser);
            take(entry, line);
        } catch (RowFault fault) {
            sink.refused(new Refusal(line, JsonText.pointer(parser), fault.reason()));
        }
    }

    @Override
    public Told read(JsonParser parser, long line) throws IOException, RowFault {
        OsqueryEntry entry = new OsqueryEntry(limits, line);
        entry.read(parser);
        return () -> take(entry, line);
    }

    @Override
    public void end() {
        if (!known) {
            throw Unreadable.unknown("The osquery file has none of the tables that are read, such as programs, apps,"
                    + " deb_packages and rpm_packages.");
        }
    }

    private void take(OsqueryEntry entry, long line) throws RowFault {
        entry.ignored().forEach(this::passOver);
        String query = String.valueOf(entry.text("name"));
        OsqueryTable table = entry.isLogged() ? OsqueryTable.ofQuery(query) : null;
        if (entry.isLogged() && table == null && !entry.isTabled()) {
            passOver("query " + query);
            return;
        }
        if (!entry.isLogged() && !entry.isTabled()) {
            throw new RowFault("it has none of the tables that are read");
        }
        if (entry.isDifference()) {
            throw Unreadable.broken(
                    "line " + line,
                    "The osquery log says what changed here, not what is there; send the log of snapshots, or the first"
                            + " results alone (counter 0).");
        }
        known = true;
        for (OsqueryRow row : entry.rows()) {
            OsqueryTable its = row.table() == null ? table : row.table();
            if (its != null && its.isInstalled(row.columns())) {
                item(its, row, entry);
            } else {
                passOver(its == null ? "query " + query : "deb_packages that are not installed");
            }
        }
    }

    private void item(OsqueryTable table, OsqueryRow row, OsqueryEntry entry) {
        try {
            if (row.fault() != null) {
                throw new RowFault(row.fault());
            }
            Spelled spelled = table.spelled(row.columns(), entry.text("platform"));
            @Nullable String host = entry.host();
            if (host == null) {
                sink.present(products.number(spelled));
                return;
            }
            String endpoint = Names.checkedEndpoint(host);
            int product = products.number(spelled);
            sink.onEndpoint(product, names.endpoint(endpoint));
        } catch (RowFault fault) {
            sink.refused(new Refusal(row.line(), row.where(), fault.reason()));
        }
    }

    private void passOver(String said) {
        String what = said.substring(0, Math.min(said.length(), LONGEST_SAID));
        if (ignored.size() < JsonFile.IGNORED_SAID && ignored.add(what)) {
            sink.ignored(what);
        }
    }
}
