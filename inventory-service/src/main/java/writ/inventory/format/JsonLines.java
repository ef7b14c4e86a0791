package writ.inventory.format;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;

/** Reads a JSON object per line; a line that is broken is refused and the next one is read all the same. */
final class JsonLines {

    private final JsonFactory factory;
    private final Lines lines;
    private final JsonLineKind kind;
    private final Sink sink;

    private JsonLines(InputStream in, JsonLineKind kind, Limits limits, Sink sink) {
        this.factory = JsonParsers.factory(limits);
        this.lines = new Lines(in);
        this.kind = kind;
        this.sink = sink;
    }

    static void read(InputStream in, JsonLineKind kind, Limits limits, Sink sink) throws IOException {
        new JsonLines(in, kind, limits, sink).all();
    }

    private void all() throws IOException {
        while (lines.next()) {
            try {
                line();
            } catch (RowFault fault) {
                sink.refused(new Refusal(lines.line(), null, fault.reason()));
            }
        }
        kind.end();
    }

    private void line() throws IOException, RowFault {
        JsonLineKind.Told told;
        try (JsonParser parser = factory.createParser(lines)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new RowFault("the line is not a JSON object");
            }
            told = kind.read(parser, lines.line());
            if (parser.nextToken() != null) {
                throw new RowFault("something follows after the object on its line");
            }
        } catch (JsonProcessingException e) {
            throw broken(e);
        } catch (CharConversionException e) {
            throw new RowFault("the line is not UTF-8");
        }
        told.take();
    }

    private static RowFault broken(JsonProcessingException e) {
        String reason =
                JsonParsers.reason(e).replace("The file ends", "the line ends").replace("The JSON", "the JSON");
        String where =
                e.getLocation() == null ? "" : " (column " + e.getLocation().getColumnNr() + ")";
        return new RowFault(reason.substring(0, reason.length() - 1).replace(" here", "") + where);
    }
}
