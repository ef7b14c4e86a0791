package writ.inventory.format;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.CharConversionException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads declared products, CycloneDX and SPDX out of JSON; the first member that only one of them has tells which. */
final class JsonFile {

    static final int IGNORED_SAID = 100;

    private static final Set<String> OF_CYCLONEDX = Set.of("bomFormat", "specVersion", "components", "metadata");
    private static final Set<String> OF_SPDX = Set.of("spdxVersion", "SPDXID", "documentDescribes", "packages");

    private final JsonParser parser;
    private final Limits limits;
    private final Names names;
    private final Sink sink;

    private JsonFile(JsonParser parser, Limits limits, Names names, Sink sink) {
        this.parser = parser;
        this.limits = limits;
        this.names = names;
        this.sink = sink;
    }

    static void read(InputStream in, boolean cyclonedx, Limits limits, Names names, Sink sink) throws IOException {
        try (JsonParser parser = JsonParsers.factory(limits).createParser(in)) {
            try {
                new JsonFile(parser, limits, names, sink).document(cyclonedx);
            } catch (JsonProcessingException e) {
                JsonLocation at = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
                throw Unreadable.broken(JsonParsers.place(at), JsonParsers.reason(e));
            } catch (CharConversionException e) {
                throw Unreadable.broken(JsonParsers.place(parser.currentLocation()), "The JSON is not UTF-8 here.");
            }
        }
    }

    private void document(boolean cyclonedx) throws IOException {
        if (parser.nextToken() == JsonToken.START_ARRAY && !cyclonedx) {
            new DeclaredJson(parser, names, sink).array();
        } else if (parser.currentToken() == JsonToken.START_OBJECT) {
            object(cyclonedx ? new CycloneDx(parser, limits, names, sink) : null);
        } else {
            throw Unreadable.unknown("A CycloneDX document is a JSON object." + InventoryFile.KNOWN);
        }
        if (parser.nextToken() != null) {
            throw Unreadable.broken(
                    JsonParsers.place(parser.currentTokenLocation()), "Something follows after the end of the JSON.");
        }
    }

    private void object(@Nullable JsonKind known) throws IOException {
        JsonKind kind = known;
        List<String> before = new ArrayList<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            if (kind == null) {
                kind = kindWith(member);
            }
            if (kind == null) {
                parser.skipChildren();
                if (before.size() < IGNORED_SAID) {
                    before.add(member);
                }
            } else if (!kind.member(member)) {
                parser.skipChildren();
                kind.skipped(member);
            }
        }
        if (kind == null) {
            throw Unreadable.unknown(
                    "The JSON has neither products nor what CycloneDX or SPDX begin with." + InventoryFile.KNOWN);
        }
        before.forEach(kind::skipped);
        kind.end();
    }

    private @Nullable JsonKind kindWith(String member) {
        if (member.equals(Spdx3Json.GRAPH)) {
            return new Spdx3Json(parser, limits, names, sink);
        }
        if (OF_SPDX.contains(member)) {
            return new SpdxJson(parser, limits, names, sink);
        }
        if (OF_CYCLONEDX.contains(member)) {
            return new CycloneDx(parser, limits, names, sink);
        }
        return member.equals(DeclaredJson.PRODUCTS) ? new DeclaredJson(parser, names, sink) : null;
    }
}
