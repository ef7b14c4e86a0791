package writ.chart;

import com.google.gson.JsonObject;
import java.nio.file.Path;
import java.util.List;
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

    JsonObject one(String kind, String service) {
        return all(kind).stream()
                .filter(object -> Yaml.text(object, "metadata/name").endsWith("-" + service))
                .findFirst()
                .orElseThrow();
    }
}
