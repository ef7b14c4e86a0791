package writ.directive.directive;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** Writes a JSON tree as block YAML, in the order of its members. */
final class YamlWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setSchema(new CoreSchema())
            .setWidth(120)
            .build();

    private YamlWriter() {}

    static String write(JsonNode root) {
        return new Dump(SETTINGS).dumpToString(plain(root));
    }

    private static @Nullable Object plain(JsonNode node) {
        return switch (node) {
            case ObjectNode object -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                object.properties().forEach(member -> map.put(member.getKey(), plain(member.getValue())));
                yield map;
            }
            case ArrayNode array -> {
                List<@Nullable Object> list = new ArrayList<>();
                array.forEach(item -> list.add(plain(item)));
                yield list;
            }
            default -> scalar(node);
        };
    }

    private static @Nullable Object scalar(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> node.textValue();
            case BOOLEAN -> node.booleanValue();
            case NUMBER -> node.numberValue();
            default -> null;
        };
    }
}
