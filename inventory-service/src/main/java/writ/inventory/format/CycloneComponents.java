package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.SupplierName;

/** Reads components with what is nested in them; a component is known for what it is when it is over. */
final class CycloneComponents {

    /** Who made it comes first: by the standard, the supplier may well be a distributor or repackager. */
    private static final List<String> MAKERS = List.of("manufacturer", "publisher", "supplier", "group");
    /** What is nested in one of these is a part of it; a container, a platform or a system only has it on board. */
    private static final Set<String> PRODUCTS = Set.of("application", "firmware", "framework", "library");

    private final JsonParser parser;
    private final int most;
    private final CycloneItems items;
    private int held;

    CycloneComponents(JsonParser parser, Limits limits, CycloneItems items) {
        this.parser = parser;
        this.most = limits.pending();
        this.items = items;
    }

    /**
     * Reads metadata.component, which is no item itself; what is nested in it is on it.
     *
     * @throws Unreadable when it cannot be understood: then nobody can say what is where
     */
    @Nullable
    String host() throws IOException {
        String pointer = JsonText.pointer(parser);
        Draft host = new Draft();
        read(host);
        if (host.fault != null) {
            throw Unreadable.broken(pointer, "metadata.component: " + host.fault + ".");
        }
        host.nested.forEach(items::onHost);
        held -= host.nested.size();
        return host.texts.get("name");
    }

    /** Reads the component that the parser is at: its items, but for those that are on a device in it. */
    List<CycloneItem> component() throws IOException {
        long line = JsonText.line(parser);
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return List.of(CycloneItem.faulty(line, JsonText.pointer(parser), "a component is a JSON object"));
        }
        Draft draft = new Draft();
        read(draft);
        held -= draft.nested.size();
        String pointer = JsonText.pointer(parser);
        if ("device".equals(draft.texts.get("type"))) {
            items.onDevice(draft.texts.get("name"), draft.fault, line, pointer, draft.nested);
            return List.of();
        }
        List<CycloneItem> all = new ArrayList<>(draft.nested.size() + 1);
        all.add(new CycloneItem(draft.spelled(), draft.fault(), line, pointer));
        String supplier = PRODUCTS.contains(String.valueOf(draft.texts.get("type"))) ? draft.supplier() : null;
        for (CycloneItem item : draft.nested) {
            all.add(draft.untyped ? item.nowhere() : item.within(supplier));
        }
        return all;
    }

    private void read(Draft draft) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String member = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            try {
                switch (member) {
                    case "type", "name", "version", "cpe", "purl", "group", "publisher" ->
                        draft.put(member, JsonText.text(parser, member, false));
                    case "supplier", "manufacturer" -> draft.put(member, nameWithin(member));
                    case "components" -> nested(draft);
                    default -> parser.skipChildren();
                }
            } catch (RowFault fault) {
                draft.fault = draft.fault == null ? fault.reason() : draft.fault;
                draft.untyped |= member.equals("type");
            }
        }
    }

    private @Nullable String nameWithin(String member) throws IOException, RowFault {
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            throw new RowFault(member + " is not an object");
        }
        String name = null;
        RowFault first = null;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean is = parser.currentName().equals("name");
            parser.nextToken();
            try {
                if (is && name != null) {
                    throw new RowFault(member + "'s name is given twice");
                }
                name = is ? JsonText.text(parser, member + "'s name", false) : name;
            } catch (RowFault fault) {
                first = fault;
            }
            parser.skipChildren();
        }
        if (first != null) {
            throw first;
        }
        return name;
    }

    private void nested(Draft draft) throws IOException, RowFault {
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            parser.skipChildren();
            throw new RowFault("components is not an array");
        }
        if (draft.listed) {
            parser.skipChildren();
            throw new RowFault("components is given twice");
        }
        draft.listed = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            List<CycloneItem> found = component();
            held += found.size();
            if (held > most) {
                throw Unreadable.broken(JsonText.pointer(parser), "More than " + most + " items are nested in one.");
            }
            draft.nested.addAll(found);
        }
    }

    /** What has been read of a component so far. */
    private static final class Draft {

        private final Map<String, String> texts = new HashMap<>();
        private final List<CycloneItem> nested = new ArrayList<>();
        private boolean listed;
        private boolean untyped;
        private @Nullable String fault;

        void put(String member, @Nullable String text) throws RowFault {
            if (text != null && texts.put(member, text) != null) {
                throw new RowFault(member + " is given twice");
            }
        }

        @Nullable
        String fault() {
            return fault == null && !texts.containsKey("type") ? "the component has no type" : fault;
        }

        /** The first that names anybody; scanners fill what they do not know with words that say so. */
        @Nullable
        String supplier() {
            List<String> said = MAKERS.stream()
                    .map(texts::get)
                    .filter(Objects::nonNull)
                    .filter(name -> !name.isBlank())
                    .toList();
            return said.stream()
                    .filter(name -> !SupplierName.key(name).isEmpty())
                    .findFirst()
                    .orElse(said.isEmpty() ? null : said.getFirst());
        }

        Spelled spelled() {
            return new Spelled(
                    supplier(),
                    texts.get("name"),
                    texts.get("version"),
                    texts.get("cpe"),
                    texts.get("purl"),
                    null,
                    false);
        }
    }
}
