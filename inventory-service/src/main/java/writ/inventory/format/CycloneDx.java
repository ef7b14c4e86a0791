package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * CycloneDX as JSON. An item of type `device` is an endpoint and what is nested in it is on it; everything else is on
 * the one endpoint that `metadata.component` names; without a name it is there, nobody says where. The members may
 * come in any order.
 */
final class CycloneDx implements JsonKind {

    static final Versions VERSIONS = new Versions("CycloneDX", List.of("1.2", "1.3", "1.4", "1.5", "1.6", "1.7"));

    static final String SERVICES = "services";

    private final JsonParser parser;
    private final Sink sink;
    private final CycloneItems items;
    private final CycloneComponents components;
    private boolean formatted;
    private boolean named;
    private boolean versioned;
    private boolean described;
    private boolean listed;

    CycloneDx(JsonParser parser, Limits limits, Names names, Sink sink) {
        this.parser = parser;
        this.sink = sink;
        this.items = new CycloneItems(names, sink);
        this.components = new CycloneComponents(parser, new CycloneTree(limits, items));
        sink.format(Format.CYCLONEDX_JSON);
    }

    @Override
    public boolean member(String name) throws IOException {
        switch (name) {
            case "bomFormat" -> checkFormat();
            case "specVersion" -> checkVersion();
            case "metadata" -> metadata();
            case "components" -> components();
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void skipped(String name) {
        // A document says much that no inventory is about; services alone are something an agency has.
        if (name.equals(SERVICES)) {
            sink.ignored(name);
        }
    }

    @Override
    public void end() {
        if (!named || !versioned) {
            throw Unreadable.unknown("The JSON looks like CycloneDX but lacks its bomFormat or specVersion.");
        }
        if (!listed) {
            throw unlisted();
        }
        items.end();
    }

    /** Says that nothing was said, which is not that nothing was found. */
    static Unreadable unlisted() {
        return Unreadable.broken(
                null, "The CycloneDX document has no components: one that found none has an empty list.");
    }

    private void checkFormat() throws IOException {
        if (formatted) {
            throw Unreadable.broken("/bomFormat", "bomFormat is given twice.");
        }
        formatted = true;
        named = parser.currentToken() == JsonToken.VALUE_STRING
                && parser.getText().equals("CycloneDX");
        parser.skipChildren();
    }

    private void checkVersion() throws IOException {
        if (versioned) {
            throw Unreadable.broken("/specVersion", "specVersion is given twice.");
        }
        versioned = true;
        VERSIONS.check(parser.currentToken().isScalarValue() ? parser.getText() : null);
    }

    private void metadata() throws IOException {
        if (described || parser.currentToken() != JsonToken.START_OBJECT) {
            throw Unreadable.broken("/metadata", "metadata is not one object.");
        }
        described = true;
        boolean hosted = false;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            boolean component = parser.currentName().equals("component");
            if (parser.nextToken() == JsonToken.VALUE_NULL || !component) {
                parser.skipChildren();
                continue;
            }
            if (hosted || parser.currentToken() != JsonToken.START_OBJECT) {
                throw Unreadable.broken("/metadata/component", "metadata.component is not one object.");
            }
            hosted = true;
            components.host();
        }
    }

    private void components() throws IOException {
        if (listed || parser.currentToken() != JsonToken.START_ARRAY) {
            throw Unreadable.broken("/components", "components is not one array.");
        }
        listed = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            components.component().forEach(items::onHost);
        }
    }
}
