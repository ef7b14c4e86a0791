package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.common.Anchor;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.events.StreamEndEvent;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import writ.directive.directive.Tree.Place;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Reads one YAML 1.2 document into a JSON tree. It builds the tree from the parser's events, so that depth and size
 * are bounded while they grow, aliases included, and every node keeps its line.
 */
final class YamlReader {

    static final int MAX_DEPTH = 32;
    static final int MAX_NODES = 20_000;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setCodePointLimit(Documents.MAX_BYTES)
            .build();

    private final Iterator<Event> events;
    private final Map<String, Place> places = new HashMap<>();
    private final Map<Anchor, Anchored> anchors = new HashMap<>();
    private int nodes;

    /** What an alias stands for and how much it adds each time it is used. */
    private record Anchored(JsonNode node, int size) {}

    private YamlReader(String text) {
        this.events = new Parse(SETTINGS).parseString(text).iterator();
    }

    /** @throws Problem malformed, with line and column */
    static Tree read(String text) {
        try {
            YamlReader reader = new YamlReader(text);
            return new Tree(reader.document(), reader.places);
        } catch (MarkedYamlEngineException e) {
            Optional<Place> place =
                    e.getProblemMark().or(e::getContextMark).map(m -> new Place(m.getLine() + 1, m.getColumn() + 1));
            throw fault(place.map(Place::toString).orElse(""), String.valueOf(e.getProblem()));
        } catch (YamlEngineException e) {
            throw fault("", "contains a character that YAML does not allow, or is too long");
        }
    }

    private JsonNode document() {
        events.next();
        Event start = events.next();
        if (!(start instanceof DocumentStartEvent)) {
            throw fault("line 1, column 1", "is empty");
        }
        JsonNode root = node("", events.next(), 0);
        events.next();
        Event end = events.next();
        if (!(end instanceof StreamEndEvent)) {
            throw fault(place(end).toString(), "holds a second document; send one at a time");
        }
        return root;
    }

    private JsonNode node(String pointer, Event event, int depth) {
        Place place = place(event);
        places.put(pointer, place);
        if (depth > MAX_DEPTH) {
            throw fault(place.toString(), "is nested deeper than " + MAX_DEPTH);
        }
        if (event instanceof AliasEvent alias) {
            Anchored anchored = anchors.get(alias.getAlias());
            if (anchored == null) {
                throw fault(place.toString(), "uses an alias whose anchor is not complete before it");
            }
            count(anchored.size(), place);
            return anchored.node();
        }
        int before = nodes;
        count(1, place);
        JsonNode node = switch (event) {
            case ScalarEvent scalar -> YamlScalars.value(scalar, place);
            case SequenceStartEvent sequence -> array(pointer, depth);
            case MappingStartEvent mapping -> object(pointer, depth);
            default -> throw fault(place.toString(), "cannot be read here");
        };
        if (event instanceof NodeEvent anchor && anchor.getAnchor().isPresent()) {
            anchors.put(anchor.getAnchor().get(), new Anchored(node, nodes - before));
        }
        return node;
    }

    private ArrayNode array(String pointer, int depth) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Event next = events.next(); !(next instanceof SequenceEndEvent); next = events.next()) {
            array.add(node(pointer + "/" + array.size(), next, depth + 1));
        }
        return array;
    }

    private ObjectNode object(String pointer, int depth) {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        for (Event next = events.next(); !(next instanceof MappingEndEvent); next = events.next()) {
            if (!(next instanceof ScalarEvent key)) {
                throw fault(place(next).toString(), "uses something else than text as a key");
            }
            if (object.has(key.getValue())) {
                throw fault(place(key).toString(), "repeats a key of the same mapping");
            }
            String member = Tree.pointer(pointer, key.getValue());
            object.set(key.getValue(), node(member, events.next(), depth + 1));
            places.put(member, place(key));
        }
        return object;
    }

    private void count(int added, Place place) {
        nodes += added;
        if (nodes > MAX_NODES) {
            throw fault(place.toString(), "has more than " + MAX_NODES + " nodes, aliases counted each time");
        }
    }

    private static Place place(Event event) {
        return event.getStartMark()
                .map(mark -> new Place(mark.getLine() + 1, mark.getColumn() + 1))
                .orElse(new Place(1, 1));
    }

    static Problem fault(String where, String detail) {
        Problem problem = Problem.of(CommonProblem.MALFORMED, "The document cannot be read as YAML 1.2.");
        return problem.at(where, detail);
    }
}
