package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** SPDX 2 as JSON. Its members may come in any order. */
final class SpdxJson implements JsonKind {

    static final Versions VERSIONS = new Versions("SPDX", List.of("2.2", "2.3"));
    static final String VERSION = "SPDX-";

    private final JsonParser parser;
    private final Limits limits;
    private final Names names;
    private final Sink sink;
    private final SpdxGraph graph;
    private boolean versioned;
    private boolean listed;

    SpdxJson(JsonParser parser, Limits limits, Names names, Sink sink) {
        this.parser = parser;
        this.limits = limits;
        this.names = names;
        this.sink = sink;
        this.graph = new SpdxGraph(limits);
        sink.format(Format.SPDX_JSON);
    }

    @Override
    public boolean member(String name) throws IOException {
        switch (name) {
            case "spdxVersion" -> version();
            case "packages" -> {
                begin(listed, name);
                listed = true;
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    onePackage();
                }
            }
            case "relationships" -> {
                begin(false, name);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    relationship();
                }
            }
            case "documentDescribes" -> {
                begin(false, name);
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    graph.describe(needed());
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void skipped(String name) {
        // A document says much that no inventory is about.
    }

    @Override
    public void end() {
        if (!versioned) {
            throw Unreadable.unknown("The JSON looks like SPDX but lacks its spdxVersion.");
        }
        if (!listed) {
            throw Unreadable.broken(null, "The SPDX document has no packages: one that found none has an empty array.");
        }
        new SpdxItems(graph, limits, names, sink).tell();
    }

    private void version() throws IOException {
        if (versioned) {
            throw Unreadable.broken("/spdxVersion", "spdxVersion is given twice.");
        }
        versioned = true;
        String said = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getText() : "";
        VERSIONS.check(said.startsWith(VERSION) ? said.substring(VERSION.length()) : said);
    }

    private void begin(boolean already, String name) {
        if (already || parser.currentToken() != JsonToken.START_ARRAY) {
            throw Unreadable.broken("/" + name, name + " is not one array.");
        }
    }

    private void onePackage() throws IOException {
        long line = JsonText.line(parser);
        SpdxDraft draft = new SpdxDraft();
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            sink.refused(new Refusal(line, JsonText.pointer(parser), "a package is a JSON object"));
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            try {
                switch (member) {
                    case "SPDXID" -> put(draft, SpdxDraft.Field.ID, member);
                    case "name" -> put(draft, SpdxDraft.Field.NAME, member);
                    case "versionInfo" -> put(draft, SpdxDraft.Field.VERSION, member);
                    case "supplier" -> put(draft, SpdxDraft.Field.SUPPLIER, member);
                    case "originator" -> put(draft, SpdxDraft.Field.ORIGINATOR, member);
                    case "primaryPackagePurpose" -> put(draft, SpdxDraft.Field.PURPOSE, member);
                    case "externalRefs" -> references(draft);
                    default -> parser.skipChildren();
                }
            } catch (RowFault fault) {
                draft.broken(fault);
            }
        }
        graph.add(draft, line, JsonText.pointer(parser));
    }

    private void put(SpdxDraft draft, SpdxDraft.Field field, String member) throws IOException, RowFault {
        draft.put(field, JsonText.text(parser, member, false));
    }

    private void references(SpdxDraft draft) throws IOException, RowFault {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            throw new RowFault("externalRefs is not an array");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            @Nullable String[] said = texts("referenceType", "referenceLocator");
            draft.identify(said[0], said[1]);
        }
    }

    private void relationship() throws IOException {
        String pointer = JsonText.pointer(parser);
        @Nullable String[] said = texts("spdxElementId", "relationshipType", "relatedSpdxElement");
        if (said[0] == null || said[1] == null || said[2] == null) {
            throw Unreadable.broken(pointer, "The relationship does not say what is related to what, and how.");
        }
        graph.relate(said[0], said[1], said[2]);
    }

    /** The texts of these members of the object that the parser is at; null for those that are none. */
    private @Nullable String[] texts(String... members) throws IOException {
        @Nullable String[] texts = new String[members.length];
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return texts;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            int member = List.of(members).indexOf(parser.currentName());
            if (parser.nextToken() == JsonToken.VALUE_STRING && member >= 0) {
                texts[member] = parser.getText();
            }
            parser.skipChildren();
        }
        return texts;
    }

    private String needed() throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw Unreadable.broken(JsonText.pointer(parser), "An id is a text.");
        }
        return parser.getText();
    }
}
