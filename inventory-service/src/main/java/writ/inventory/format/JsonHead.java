package writ.inventory.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the beginning of a JSON text shows of it, before any of it is read. */
final class JsonHead {

    private static final Set<String> OF_ROWS = Set.of("supplier", "product", "endpoint");
    private static final Set<String> OF_LOGS = Set.of("columns", "snapshot", "diffresults", "hostidentifier");

    private static final Set<String> OF_OTHERS =
            Set.of("products", "components", "bomformat", "specversion", "spdxversion");

    private final byte[] head;
    private final int from;
    private final int firstEnd;
    private final JsonFactory factory = new JsonFactory();
    private final Set<String> members = new HashSet<>();
    private final boolean whole;

    JsonHead(byte[] head) {
        this.head = head;
        this.from = text(Sniffed.byteOrderMark(head));
        this.firstEnd = lineEnd(from);
        this.whole = members(from, firstEnd);
    }

    /** Whether each line is an object of its own: a first line that is one, and a next that begins as one. */
    boolean isLines() {
        if (from == head.length || head[from] != '{') {
            return false;
        }
        boolean one = members.stream().anyMatch(OF_ROWS::contains) || isOfLogs();
        int next = text(firstEnd);
        if (next < head.length) {
            return head[next] == '{' && (whole || one);
        }
        return (whole || firstEnd == head.length) && one;
    }

    /** Whether osquery made it, by the first object that shows it. */
    boolean isOsquery() {
        if (members.isEmpty() || !whole) {
            members(from, head.length);
        }
        for (int line = text(firstEnd); !isDecided() && line < head.length; line = text(lineEnd(line))) {
            members(line, lineEnd(line));
        }
        boolean others = members.stream().anyMatch(member -> OF_ROWS.contains(member) || OF_OTHERS.contains(member));
        return !others && (isOfLogs() || members.stream().anyMatch(member -> OsqueryTable.titled(member) != null));
    }

    private boolean isDecided() {
        return members.stream().anyMatch(OF_ROWS::contains) || isOfLogs();
    }

    private boolean isOfLogs() {
        return members.stream().anyMatch(OF_LOGS::contains);
    }

    /** Collects the members of the first object that stands there as far as they are seen; whether it is all that does. */
    private boolean members(int begin, int end) {
        try (JsonParser parser = factory.createParser(head, begin, end - begin)) {
            if (parser.nextToken() == JsonToken.START_ARRAY) {
                parser.nextToken();
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                members.add(parser.currentName().toLowerCase(Locale.ROOT));
                parser.nextToken();
                parser.skipChildren();
            }
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (IOException e) {
            return false;
        }
    }

    private int text(int begin) {
        int at = begin;
        while (at < head.length && (head[at] == ' ' || head[at] == '\t' || head[at] == '\n' || head[at] == '\r')) {
            at++;
        }
        return at;
    }

    private int lineEnd(int begin) {
        int at = begin;
        while (at < head.length && head[at] != '\n') {
            at++;
        }
        return at;
    }
}
