package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One element of an SPDX 3 graph, whose type may come after all else. */
final class Spdx3Element {

    private static final Set<String> TEXTS = Set.of(
            "type",
            "@type",
            "spdxId",
            "@id",
            "name",
            "specVersion",
            "relationshipType",
            "software_packageVersion",
            "software_packageUrl",
            "software_primaryPurpose");
    private static final Set<String> LISTS = Set.of("from", "to", "rootElement", "suppliedBy", "originatedBy");
    private final Map<String, String> texts = new HashMap<>();
    private final Map<String, List<String>> lists = new HashMap<>();
    private final SpdxDraft draft = new SpdxDraft();
    private final long most;
    private long letters;

    /** @param most letters of all ids in its lists */
    Spdx3Element(long most) {
        this.most = most;
    }

    /** Reads the element that the parser is at. */
    void read(JsonParser parser) throws IOException {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            parser.nextToken();
            try {
                if (TEXTS.contains(member)) {
                    text(parser, member);
                } else if (LISTS.contains(member)) {
                    list(parser, member);
                } else if (member.equals("externalIdentifier")) {
                    identifiers(parser);
                } else {
                    parser.skipChildren();
                }
            } catch (RowFault fault) {
                draft.broken(fault);
            }
        }
    }

    private void text(JsonParser parser, String member) throws IOException, RowFault {
        String text = JsonText.text(parser, member, false);
        if (text != null && texts.put(member, text) != null) {
            throw new RowFault(member + " is given twice");
        }
    }

    private void list(JsonParser parser, String member) throws IOException {
        List<String> list = lists.computeIfAbsent(member, name -> new ArrayList<>());
        boolean many = parser.currentToken() == JsonToken.START_ARRAY;
        while (!many || parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                list.add(parser.getText());
            } else if (parser.currentToken() == JsonToken.START_OBJECT) {
                Spdx3Element inside = new Spdx3Element(most);
                inside.read(parser);
                String id = inside.id();
                if (id != null) {
                    list.add(id);
                }
            } else {
                parser.skipChildren();
            }
            letters += list.isEmpty() ? 0 : list.getLast().length() + Long.BYTES;
            if (letters > most) {
                throw Unreadable.broken(
                        JsonText.pointer(parser), "The lists of one element take more than " + most + " letters.");
            }
            if (!many) {
                return;
            }
        }
    }

    private void identifiers(JsonParser parser) throws IOException {
        boolean many = parser.currentToken() == JsonToken.START_ARRAY;
        while (!many || parser.nextToken() != JsonToken.END_ARRAY) {
            String kind = null;
            String identifier = null;
            boolean object = parser.currentToken() == JsonToken.START_OBJECT;
            while (object && parser.nextToken() == JsonToken.FIELD_NAME) {
                String member = parser.currentName();
                boolean text = parser.nextToken() == JsonToken.VALUE_STRING;
                kind = text && member.equals("externalIdentifierType") ? parser.getText() : kind;
                identifier = text && member.equals("identifier") ? parser.getText() : identifier;
                parser.skipChildren();
            }
            draft.identify(kind, identifier);
            if (!many) {
                return;
            }
        }
    }

    /** The class, without the name of its profile: that is a prefix, or a part of an IRI. */
    String type() {
        String type = texts.getOrDefault("type", texts.getOrDefault("@type", ""));
        return type.substring(Math.max(type.lastIndexOf('/'), type.lastIndexOf('_')) + 1);
    }

    @Nullable
    String id() {
        return texts.getOrDefault("spdxId", texts.get("@id"));
    }

    @Nullable
    String text(String member) {
        return texts.get(member);
    }

    List<String> list(String member) {
        return lists.getOrDefault(member, List.of());
    }

    /** What it says as a package. */
    SpdxDraft draft() {
        draft.identify("purl", texts.get("software_packageUrl"));
        try {
            draft.put(SpdxDraft.Field.ID, id());
            draft.put(SpdxDraft.Field.NAME, texts.get("name"));
            draft.put(SpdxDraft.Field.VERSION, texts.get("software_packageVersion"));
            draft.put(SpdxDraft.Field.PURPOSE, texts.get("software_primaryPurpose"));
        } catch (RowFault twice) {
            draft.broken(twice);
        }
        return draft;
    }
}
