package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads components of CycloneDX JSON with what is nested in them. */
final class CycloneComponents {

    private final JsonParser parser;
    private final CycloneTree tree;

    CycloneComponents(JsonParser parser, CycloneTree tree) {
        this.parser = parser;
        this.tree = tree;
    }

    /** Reads metadata.component. */
    void host() throws IOException {
        String pointer = JsonText.pointer(parser);
        CycloneDraft host = new CycloneDraft();
        read(host);
        tree.host(host, pointer, pointer + "/name");
    }

    /** Reads the component that the parser is at: its items, but for those that are on a device in it. */
    List<CycloneItem> component() throws IOException {
        long line = JsonText.line(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return List.of(CycloneItem.faulty(line, JsonText.pointer(parser), "a component is a JSON object"));
        }
        CycloneDraft draft = new CycloneDraft();
        read(draft);
        return tree.close(draft, line, JsonText.pointer(parser));
    }

    private void read(CycloneDraft draft) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            try {
                switch (member) {
                    case "type", "name", "version", "cpe", "purl", "group", "publisher" ->
                        draft.put(member, JsonText.text(parser, member, false));
                    case "supplier", "manufacturer" -> draft.put(member, textWithin(member, "name"));
                    case "swid" -> draft.put(member, textWithin(member, "tagId"));
                    case "components" -> nested(draft);
                    default -> parser.skipChildren();
                }
            } catch (RowFault fault) {
                draft.broken(member, fault);
            }
        }
    }

    private @Nullable String textWithin(String member, String inner) throws IOException, RowFault {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new RowFault(member + " is not an object");
        }
        String text = null;
        RowFault first = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean is = parser.currentName().equals(inner);
            parser.nextToken();
            try {
                if (is && text != null) {
                    throw new RowFault(member + "'s " + inner + " is given twice");
                }
                text = is ? JsonText.text(parser, member + "'s " + inner, false) : text;
            } catch (RowFault fault) {
                first = fault;
            }
            parser.skipChildren();
        }
        if (first != null) {
            throw first;
        }
        return text;
    }

    private void nested(CycloneDraft draft) throws IOException, RowFault {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            throw new RowFault("components is not an array");
        }
        try {
            draft.list();
        } catch (RowFault twice) {
            parser.skipChildren();
            throw twice;
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            tree.hold(draft, component(), JsonText.pointer(parser));
        }
    }
}
