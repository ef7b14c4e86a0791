package writ.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.List;

/** Looks at every property of a schema, those of its definitions included, and says what is not described or bounded. */
record SchemaWalk(JsonObject schema, List<String> faults) {
    int properties() {
        return walk(schema, "");
    }

    private int walk(JsonElement element, String at) {
        var count = 0;
        if (element instanceof JsonObject object) {
            for (var entry : object.entrySet()) {
                var place = at + "/" + entry.getKey();
                if ("properties".equals(entry.getKey()) && !at.endsWith("/properties")) {
                    for (var property : entry.getValue().getAsJsonObject().entrySet()) {
                        look(property.getValue().getAsJsonObject(), place + "/" + property.getKey());
                        count++;
                    }
                }
                count += walk(entry.getValue(), place);
            }
        }
        return count;
    }

    private void look(JsonObject property, String at) {
        if (!property.has("description")) {
            faults.add(at + " is not described");
        }
        var whole = property.has("$ref")
                ? Yaml.at(schema, Yaml.text(property, "$ref").substring("#/".length()))
                        .getAsJsonObject()
                : property;
        if (!bounded(whole) && !at.endsWith("/global")) {
            faults.add(at + " has no bound");
        }
    }

    private static boolean bounded(JsonObject value) {
        var type = Yaml.at(value, "type").isJsonArray() ? Yaml.text(value, "type/0") : Yaml.text(value, "type");
        return switch (type) {
            case "boolean" -> true;
            case "integer", "number" -> value.has("minimum") && value.has("maximum");
            case "string" -> value.has("enum") || value.has("pattern") || value.has("maxLength");
            case "array" -> value.has("items") && value.has("maxItems");
            case "object" -> value.has("additionalProperties") || value.has("propertyNames");
            default -> throw new AssertionError(type);
        };
    }
}
