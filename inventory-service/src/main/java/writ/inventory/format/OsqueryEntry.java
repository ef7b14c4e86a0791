package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one object says: a line of the results log of osqueryd, or a host with its tables. Held until it is over, as the
 * daemon writes the rows first, and what they are of and the host behind them.
 */
final class OsqueryEntry {

    private static final Set<String> TEXTS =
            Set.of("hostIdentifier", "host", "hostname", "name", "action", "counter", "platform");

    private final Limits limits;
    private final long fileLine;
    private final Map<String, String> texts = new HashMap<>();
    private final List<OsqueryRow> rows = new ArrayList<>();
    private final Set<String> ignored = new LinkedHashSet<>();
    private boolean logged;
    private boolean tabled;
    private boolean removed;
    private boolean added;
    private long letters;

    /** @param fileLine on which the object stands alone; 0 when it is in a document with others */
    OsqueryEntry(Limits limits, long fileLine) {
        this.limits = limits;
        this.fileLine = fileLine;
    }

    /** Reads the object that the parser is at. */
    void read(JsonParser parser) throws IOException, RowFault {
        RowFault first = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            try {
                member(parser, member);
            } catch (RowFault fault) {
                first = first == null ? fault : first;
            }
        }
        if (first != null) {
            throw first;
        }
    }

    private void member(JsonParser parser, String member) throws IOException, RowFault {
        OsqueryTable table = OsqueryTable.titled(member);
        if (table != null || member.equals("snapshot")) {
            tabled |= table != null;
            logged |= table == null;
            rows(parser, member, table);
        } else if (member.equals("columns")) {
            logged = true;
            row(parser, null);
        } else if (member.equals("diffResults") && parser.currentToken() == JsonToken.START_OBJECT) {
            logged = true;
            differences(parser);
        } else if (member.equals("os_version")) {
            system(parser);
        } else if (TEXTS.contains(member)) {
            String text = JsonText.text(parser, member, true);
            if (text != null && texts.putIfAbsent(member, text) != null) {
                throw new RowFault(member + " is given twice");
            }
        } else {
            if (parser.currentToken().isStructStart()
                    && !member.equals("decorations")
                    && ignored.size() < JsonFile.IGNORED_SAID) {
                ignored.add(member);
            }
            parser.skipChildren();
        }
    }

    private void differences(JsonParser parser) throws IOException, RowFault {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean more = parser.currentName().equals("added");
            parser.nextToken();
            int before = rows.size();
            rows(parser, "diffResults", null);
            added |= more && rows.size() > before;
            removed |= !more && rows.size() > before;
        }
    }

    private void rows(JsonParser parser, String member, @Nullable OsqueryTable table) throws IOException, RowFault {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            throw new RowFault(member + " is not an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            row(parser, table);
        }
    }

    private void row(JsonParser parser, @Nullable OsqueryTable table) throws IOException {
        OsqueryRow row = OsqueryRow.read(parser, table, fileLine);
        letters += row.letters();
        if (rows.size() == limits.pending() || letters > limits.nameBytes()) {
            throw Unreadable.broken(
                    "line " + row.line(),
                    "One host has more than " + rows.size() + " rows, or longer ones, than can be held.");
        }
        rows.add(row);
    }

    /** The table with the one row that says which system it is, or that row itself. */
    private void system(JsonParser parser) throws IOException {
        boolean table = parser.currentToken() == JsonToken.START_ARRAY;
        while (!table || parser.nextToken() != JsonToken.END_ARRAY) {
            String platform = OsqueryRow.read(parser, null, fileLine).columns().get(OsqueryColumn.PLATFORM);
            if (platform != null) {
                texts.putIfAbsent("platform", platform);
            }
            if (!table) {
                return;
            }
        }
    }

    /** The host by the name that identifies it; null when none is said. */
    @Nullable
    String host() {
        String identifier = texts.getOrDefault("hostIdentifier", texts.get("host"));
        return identifier == null ? texts.get("hostname") : identifier;
    }

    @Nullable
    String text(String member) {
        return texts.get(member);
    }

    List<OsqueryRow> rows() {
        return rows;
    }

    Set<String> ignored() {
        return ignored;
    }

    /** Whether it is of the results log. */
    boolean isLogged() {
        return logged;
    }

    /** Whether it has a table by name. */
    boolean isTabled() {
        return tabled;
    }

    /** Whether something was taken away since, or came after the first results of a query, which have counter 0. */
    boolean isDifference() {
        String counter = texts.getOrDefault("counter", "0").strip();
        boolean more = added || "added".equals(texts.get("action"));
        return removed || "removed".equals(texts.get("action")) || (more && !counter.equals("0"));
    }
}
