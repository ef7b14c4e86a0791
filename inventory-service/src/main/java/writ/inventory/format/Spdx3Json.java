package writ.inventory.format;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/** SPDX 3.0 as JSON-LD: a graph of elements in any order, told of once all of them are known. */
final class Spdx3Json implements JsonKind {

    static final String GRAPH = "@graph";

    private static final Versions VERSIONS = new Versions("SPDX", List.of("3.0", "3.0.0", "3.0.1"));

    private final JsonParser parser;
    private final Limits limits;
    private final Names names;
    private final Sink sink;
    private final SpdxGraph graph;
    private final Spdx3Agents agents;
    private boolean versioned;
    private boolean listed;

    Spdx3Json(JsonParser parser, Limits limits, Names names, Sink sink) {
        this.parser = parser;
        this.limits = limits;
        this.names = names;
        this.sink = sink;
        this.graph = new SpdxGraph(limits);
        this.agents = new Spdx3Agents(graph, limits);
        sink.format(Format.SPDX3_JSON);
    }

    @Override
    public boolean member(String name) throws IOException {
        if (!name.equals(GRAPH)) {
            return false;
        }
        if (listed || parser.currentToken() != JsonToken.START_ARRAY) {
            throw Unreadable.broken("/" + GRAPH, GRAPH + " is not one array.");
        }
        listed = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            element();
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
            throw Unreadable.unknown("The JSON looks like SPDX 3 but lacks a CreationInfo with its specVersion.");
        }
        if (graph.isEmpty()) {
            throw Unreadable.broken(
                    null,
                    "The SPDX document has no software_Package; to say that none was found, send a declared list.");
        }
        agents.resolve();
        new SpdxItems(graph, limits, names, sink).tell();
    }

    private void element() throws IOException {
        long line = JsonText.line(parser);
        Spdx3Element element = new Spdx3Element(limits.nameBytes() / 4);
        element.read(parser);
        String pointer = JsonText.pointer(parser);
        switch (element.type()) {
            case "CreationInfo" -> {
                versioned = true;
                VERSIONS.check(element.text("specVersion"));
            }
            case "Agent", "Organization", "Person", "SoftwareAgent" -> agents.agent(element);
            case "Package" -> {
                graph.add(element.draft(), line, pointer);
                agents.makers(element);
            }
            case "Relationship", "LifecycleScopedRelationship" -> relationship(element, pointer);
            case "SpdxDocument", "Sbom", "Bom" -> element.list("rootElement").forEach(graph::describe);
            default -> {}
        }
    }

    private void relationship(Spdx3Element element, String pointer) {
        String type = element.text("relationshipType");
        List<String> from = element.list("from");
        if (type == null || from.isEmpty() || element.list("to").isEmpty()) {
            throw Unreadable.broken(pointer, "The relationship does not say what is related to what, and how.");
        }
        String known = type.equals("contains") ? "CONTAINS" : type.equals("describes") ? "DESCRIBES" : "";
        element.list("to").forEach(to -> graph.relate(from.getFirst(), known, to));
    }
}
