package writ.chart;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.StreamSupport;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** YAML 1.1 as Kubernetes reads it ({@code yes} is a boolean), with a key given twice refused. */
final class Yaml {
    private static final Gson GSON = new Gson();

    private Yaml() {}

    static List<JsonObject> documents(String yaml) {
        var options = new LoaderOptions();
        options.setAllowDuplicateKeys(false);
        var documents = new org.yaml.snakeyaml.Yaml(new SafeConstructor(options)).loadAll(yaml);
        return StreamSupport.stream(documents.spliterator(), false)
                .filter(Objects::nonNull)
                .map(document -> GSON.toJsonTree(document).getAsJsonObject())
                .toList();
    }

    static JsonObject read(Path file) throws IOException {
        return documents(Files.readString(file)).getFirst();
    }

    /** What lies at a path of keys and positions, {@code spec/ports/0/name}; {@code ~1} is a slash in a key. */
    static JsonElement at(JsonElement root, String path) {
        var here = root;
        for (var step : path.split("/")) {
            here = here.isJsonArray()
                    ? here.getAsJsonArray().get(Integer.parseInt(step))
                    : here.getAsJsonObject().get(step.replace("~1", "/"));
            if (here == null) {
                throw new AssertionError("nothing at " + path + " in " + root);
            }
        }
        return here;
    }

    static String text(JsonElement root, String path) {
        return at(root, path).getAsString();
    }

    /** What Helm makes of defaults and given values: objects are merged, all else is replaced. */
    static JsonObject merged(JsonObject defaults, JsonObject given) {
        var merged = defaults.deepCopy();
        given.entrySet().forEach(entry -> {
            var ours = merged.get(entry.getKey());
            var both = ours != null && ours.isJsonObject() && entry.getValue().isJsonObject();
            merged.add(
                    entry.getKey(),
                    both ? merged(ours.getAsJsonObject(), entry.getValue().getAsJsonObject()) : entry.getValue());
        });
        return merged;
    }
}
