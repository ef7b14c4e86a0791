package writ.chart;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The rendered objects of one set of values. */
record Installation(List<JsonObject> objects) {
    static final String POD = "spec/template/spec";
    static final String CONTAINER = POD + "/containers/0";

    static Installation of(String set, Path... more) {
        var values = Stream.concat(Stream.of(Chart.values(set)), Stream.of(more));
        return new Installation(Chart.committed().render(values.toArray(Path[]::new)));
    }

    List<JsonObject> all(String kind) {
        return objects.stream()
                .filter(object -> kind.equals(Yaml.text(object, "kind")))
                .toList();
    }

    /** Specifications of all pods that are made. */
    List<JsonElement> pods() {
        var made =
                Stream.of(all("Deployment"), all("Job")).flatMap(List::stream).map(object -> Yaml.at(object, POD));
        return Stream.concat(made, all("Pod").stream().map(object -> Yaml.at(object, "spec")))
                .toList();
    }

    JsonObject one(String kind, String service) {
        return all(kind).stream()
                .filter(object -> Yaml.text(object, "metadata/name").endsWith("-" + service))
                .findFirst()
                .orElseThrow();
    }

    /** Environment of a container that is no secret. */
    static Map<String, String> settings(JsonElement container) {
        var settings = new TreeMap<String, String>();
        for (var entry : Yaml.at(container, "env").getAsJsonArray()) {
            if (entry.getAsJsonObject().has("value")) {
                settings.put(Yaml.text(entry, "name"), Yaml.text(entry, "value"));
            }
        }
        return settings;
    }

    /** Secrets of a container, as name and key, by the environment variable they become. */
    static Map<String, String> secrets(JsonElement container) {
        var secrets = new TreeMap<String, String>();
        for (var entry : Yaml.at(container, "env").getAsJsonArray()) {
            if (entry.getAsJsonObject().has("valueFrom")) {
                var from = Yaml.at(entry, "valueFrom").getAsJsonObject();
                var secret = from.has("secretKeyRef")
                        ? Yaml.text(from, "secretKeyRef/name") + "/" + Yaml.text(from, "secretKeyRef/key")
                        : "no secret";
                secrets.put(Yaml.text(entry, "name"), secret);
            }
        }
        return secrets;
    }
}
