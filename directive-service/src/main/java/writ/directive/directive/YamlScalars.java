package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.resolver.CoreScalarResolver;
import org.snakeyaml.engine.v2.resolver.ScalarResolver;
import writ.directive.directive.Tree.Place;

/** What a scalar means by the core schema of YAML 1.2: `no` and `2017-09-13` are text, `0o17` is a number. */
final class YamlScalars {

    private static final ScalarResolver CORE = new CoreScalarResolver(false);
    private static final int MAX_NUMBER_LENGTH = 40;

    private YamlScalars() {}

    static JsonNode value(ScalarEvent scalar, Place place) {
        String text = scalar.getValue();
        Tag tag = scalar.getTag().map(Tag::new).orElseGet(() -> CORE.resolve(text, scalar.isPlain()));
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (tag.equals(Tag.STR) || tag.getValue().equals("!")) {
            return json.textNode(text);
        }
        if (scalar.getTag().isPresent()) {
            throw YamlReader.fault(place.toString(), "has a tag; only !!str may be given");
        }
        if (tag.equals(Tag.NULL)) {
            return json.nullNode();
        }
        if (tag.equals(Tag.BOOL)) {
            return json.booleanNode(Boolean.parseBoolean(text));
        }
        if (text.length() > MAX_NUMBER_LENGTH) {
            throw YamlReader.fault(place.toString(), "has a number longer than " + MAX_NUMBER_LENGTH + " digits");
        }
        return tag.equals(Tag.INT) ? integer(text) : real(text, place);
    }

    private static JsonNode integer(String text) {
        BigInteger value = text.startsWith("0o")
                ? new BigInteger(text.substring(2), 8)
                : text.startsWith("0x") ? new BigInteger(text.substring(2), 16) : new BigInteger(text);
        JsonNodeFactory json = JsonNodeFactory.instance;
        if (value.bitLength() < Integer.SIZE) {
            return json.numberNode(value.intValue());
        }
        return value.bitLength() < Long.SIZE ? json.numberNode(value.longValue()) : json.numberNode(value);
    }

    private static JsonNode real(String text, Place place) {
        try {
            return JsonNodeFactory.instance.numberNode(new BigDecimal(text));
        } catch (NumberFormatException e) {
            throw YamlReader.fault(place.toString(), "has a number that JSON does not know");
        }
    }
}
