package writ.chart;

import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The chart as Helm sees it, in this process and without a cluster. */
final class Chart {
    static final Path HOME = Path.of("writ");
    static final List<String> SERVICES = List.of("directive", "inventory", "notification");
    /** The Kubernetes that the chart is rendered for; the library's own default is older than the chart accepts. */
    private static final String KUBERNETES = "1.34.0";

    private final Path home;

    private Chart(Path home) {
        this.home = home;
    }

    static Chart committed() {
        return new Chart(HOME);
    }

    /** The committed chart in a folder of its own, where a file of it may be another. */
    static Chart copiedTo(Path folder) throws IOException {
        try (var files = Files.walk(HOME)) {
            for (var file : files.toList()) {
                Files.copy(
                        file,
                        folder.resolve("writ").resolve(HOME.relativize(file).toString()));
            }
        }
        return new Chart(folder.resolve("writ"));
    }

    Chart with(String file, String content) throws IOException {
        Files.writeString(home.resolve(file), content);
        return this;
    }

    /** A values file of the tests: smallest, production or rehearsal. */
    static Path values(String set) {
        return Path.of("src", "test", "resources", "values", set + ".yaml");
    }

    LintResult lint() {
        return new Helm(home).lint().strict().call();
    }

    /** Every object; what Helm refuses is an IllegalStateException in Helm's words. */
    List<JsonObject> render(Path... values) {
        var template = new Helm(home)
                .template()
                .withName("bod")
                .withNamespace("compliance")
                .withKubeVersion(KUBERNETES);
        for (var file : values) {
            template.withValuesFile(file);
        }
        return Yaml.documents(template.call());
    }
}
