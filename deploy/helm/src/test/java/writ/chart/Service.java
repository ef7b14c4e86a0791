package writ.chart;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a service says of itself: the settings it reads, and the manifest that packaging it generates. */
record Service(String name) {
    private static final Path ROOT = Path.of("..", "..");
    private static final String KIT = "service-kit/src/main/resources/META-INF/microprofile-config.properties";

    /** The object of a kind in target/kubernetes/kubernetes.yml. */
    JsonObject manifest(String kind) throws IOException {
        var file = ROOT.resolve(name + "-service").resolve(Path.of("target", "kubernetes", "kubernetes.yml"));
        if (Files.notExists(file)) {
            throw new AssertionError("package " + name + "-service first: it makes " + file);
        }
        return Yaml.documents(Files.readString(file)).stream()
                .filter(object -> kind.equals(Yaml.text(object, "kind")))
                .findFirst()
                .orElseThrow();
    }

    /** Every writ.* setting listed in the kit's and the service's own properties, as an environment variable. */
    Set<String> environment() throws IOException {
        var settings = new Properties();
        for (var file : Set.of(KIT, name + "-service/src/main/resources/application.properties")) {
            try (var reader = Files.newBufferedReader(ROOT.resolve(file))) {
                settings.load(reader);
            }
        }
        return settings.stringPropertyNames().stream()
                .filter(key -> key.startsWith("writ."))
                .map(key -> key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
