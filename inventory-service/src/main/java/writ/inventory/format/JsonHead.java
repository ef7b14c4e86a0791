package writ.inventory.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/** What the beginning of a JSON text shows of its lines, before any of it is read. */
final class JsonHead {

    private static final Set<String> OF_ROWS = Set.of("supplier", "product", "endpoint");

    private final byte[] head;
    private final JsonFactory factory = new JsonFactory();

    JsonHead(byte[] head) {
        this.head = head;
    }

    /** Whether each line is an object of its own: a first line that is one, and a next that begins as one. */
    boolean isLines() {
        int from = text(Sniffed.byteOrderMark(head));
        int to = lineEnd(from);
        if (from == head.length || head[from] != '{') {
            return false;
        }
        Set<String> members = new HashSet<>();
        boolean whole = members(from, to, members);
        int next = text(to);
        if (next < head.length) {
            return head[next] == '{' && (whole || isRow(members));
        }
        return (whole || to == head.length) && isRow(members);
    }

    private static boolean isRow(Set<String> members) {
        return members.stream().anyMatch(OF_ROWS::contains);
    }

    /** Collects the members of the object that stands there as far as they are seen; whether it was seen whole. */
    private boolean members(int from, int to, Set<String> members) {
        try (JsonParser parser = factory.createParser(head, from, to - from)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                members.add(parser.currentName().toLowerCase(Locale.ROOT));
                parser.nextToken();
                parser.skipChildren();
            }
            return parser.currentToken() == JsonToken.END_OBJECT && parser.nextToken() == null;
        } catch (JsonProcessingException e) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int text(int from) {
        int at = from;
        while (at < head.length && (head[at] == ' ' || head[at] == '\t' || head[at] == '\n' || head[at] == '\r')) {
            at++;
        }
        return at;
    }

    private int lineEnd(int from) {
        int at = from;
        while (at < head.length && head[at] != '\n') {
            at++;
        }
        return at;
    }
}
