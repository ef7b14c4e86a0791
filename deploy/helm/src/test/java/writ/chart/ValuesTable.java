package writ.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Every value as a row of Markdown: key, what it may be, default, description; a section for each group. */
final class ValuesTable {
    private static final String HEAD = "| key | what it may be | default | meaning |\n|---|---|---|---|\n";

    private final JsonObject schema;
    private final JsonObject defaults;
    private final StringBuilder rows = new StringBuilder();

    private ValuesTable(JsonObject schema, JsonObject defaults) {
        this.schema = schema;
        this.defaults = defaults;
    }

    static String of(JsonObject schema, JsonObject defaults) {
        return new ValuesTable(schema, defaults).sections();
    }

    private String sections() {
        var single = new LinkedHashMap<String, JsonObject>();
        var groups = new LinkedHashMap<String, JsonObject>();
        properties(schema).forEach((key, value) -> (isGroup(value) ? groups : single).put(key, value));
        rows.append("\n### The suite\n\n").append(HEAD);
        single.forEach((key, value) -> row(key, value, defaultOf(key)));
        groups.forEach((key, value) -> {
            rows.append("\n### ").append(key).append("\n\n");
            rows.append(Yaml.text(value, "description")).append("\n\n").append(HEAD);
            if ("services".equals(key)) {
                services(properties(value));
            } else {
                group(key, value);
            }
        });
        return rows.toString();
    }

    private void group(String at, JsonObject group) {
        properties(group).forEach((key, value) -> {
            var place = at + "." + key;
            row(place, value, defaultOf(place));
            if (isGroup(value)) {
                group(place, value);
            }
        });
    }

    /** The three take the same keys, so these are listed once, with what differs in the defaults. */
    private void services(Map<String, JsonObject> services) {
        services.forEach((name, service) -> row("services." + name, service, ""));
        service("services.<service>", services.values().iterator().next());
    }

    private void service(String at, JsonObject group) {
        properties(group).forEach((key, value) -> {
            var place = at + "." + key;
            var each = new LinkedHashMap<String, List<String>>();
            for (var name : Chart.SERVICES) {
                var theirs = defaultOf(place.replace("<service>", name)).replace(name, "<service>");
                each.computeIfAbsent(theirs, other -> new ArrayList<>()).add(name);
            }
            row(place, value, each.size() == 1 ? each.keySet().iterator().next() : differing(each));
            if (isGroup(value)) {
                service(place, value);
            }
        });
    }

    private static String differing(Map<String, List<String>> each) {
        return each.entrySet().stream()
                .map(entry -> String.join(", ", entry.getValue()) + ": " + entry.getKey())
                .collect(Collectors.joining("; "));
    }

    private void row(String key, JsonObject value, String byDefault) {
        var group = isGroup(value);
        rows.append("| `%s` | %s | %s | %s |%n"
                .formatted(
                        key,
                        group ? "" : may(resolved(value)).replace("|", "\\|"),
                        group ? "" : byDefault,
                        Yaml.text(value, "description").replace("|", "\\|")));
    }

    /** What a value may be; a title says what a pattern cannot. */
    private static String may(JsonObject value) {
        if (value.has("title")) {
            return Yaml.text(value, "title");
        }
        if (value.has("enum")) {
            return StreamSupport.stream(value.getAsJsonArray("enum").spliterator(), false)
                    .map(one -> "`" + one.getAsString() + "`")
                    .collect(Collectors.joining(", "));
        }
        var type = "string".equals(Yaml.text(value, "type")) ? "text" : Yaml.text(value, "type");
        return value.has("minimum")
                ? "%s, %s to %s".formatted(type, Yaml.text(value, "minimum"), Yaml.text(value, "maximum"))
                : type;
    }

    private String defaultOf(String place) {
        JsonElement here = defaults;
        for (var step : place.split("\\.")) {
            here = here.getAsJsonObject().get(step);
            if (here == null) {
                return "";
            }
        }
        return here.isJsonObject() || here.isJsonArray() || !here.getAsString().isEmpty()
                ? "`" + here.toString().replaceAll("^\"|\"$", "") + "`"
                : "";
    }

    private boolean isGroup(JsonObject value) {
        return resolved(value).has("properties") && !resolved(value).has("title");
    }

    private Map<String, JsonObject> properties(JsonObject value) {
        var properties = new LinkedHashMap<String, JsonObject>();
        Yaml.at(resolved(value), "properties")
                .getAsJsonObject()
                .entrySet()
                .forEach(
                        entry -> properties.put(entry.getKey(), entry.getValue().getAsJsonObject()));
        return properties;
    }

    /** The value with what it refers to; a title beside the reference stands. */
    private JsonObject resolved(JsonObject value) {
        if (!value.has("$ref")) {
            return value;
        }
        var referred = Yaml.at(schema, Yaml.text(value, "$ref").substring("#/".length()))
                .getAsJsonObject()
                .deepCopy();
        if (value.has("title")) {
            referred.add("title", value.get("title"));
        }
        return referred;
    }
}
