package writ.chart;

import com.google.gson.JsonObject;
import com.marcnuri.helm.Helm;
import com.marcnuri.helm.LintResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The chart as Helm sees it, in this process and without a cluster. */
final class Chart {
    static final Path HOME = Path.of("writ");
    static final List<String> SERVICES = List.of("directive", "inventory", "notification");
    /** The Kubernetes that the chart is rendered for; the library's own default is older than the chart accepts. */
    private static final String KUBERNETES = "1.34.0";
    /** The library leaves hooks out of what it renders, so while it does they are none. */
    private static final String HOOK = "helm.sh/hook";

    private static final String NO_HOOK = "kept.test/hook";

    private final Path home;

    private final String release;

    private Chart(Path home, String release) {
        this.home = home;
        this.release = release;
    }

    static Chart committed() {
        return new Chart(HOME, "bod");
    }

    /** The same chart, installed by another name. */
    Chart as(String name) {
        return new Chart(home, name);
    }

    /** The committed chart in a folder of its own, where a file of it may be another. */
    static Chart copiedTo(Path folder) throws IOException {
        return new Chart(copy(HOME, folder.resolve("writ")), "bod");
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

    /** Every object, hooks included; what Helm refuses is an IllegalStateException in Helm's words. */
    List<JsonObject> render(Path... values) {
        var copy = withoutHooks();
        try {
            return Yaml.documents(rendered(copy, values).replace(NO_HOOK, HOOK));
        } finally {
            delete(copy.getParent());
        }
    }

    private String rendered(Path chart, Path... values) {
        var template = new Helm(chart)
                .template()
                .withName(release)
                .withNamespace("compliance")
                .withKubeVersion(KUBERNETES);
        for (var file : values) {
            template.withValuesFile(file);
        }
        return template.call();
    }

    private Path withoutHooks() {
        try {
            var copy = copy(
                    home,
                    Files.createTempDirectory(Path.of("target"), "rendered").resolve("writ"));
            try (var templates = Files.walk(copy.resolve("templates"))) {
                for (var file : templates.filter(Files::isRegularFile).toList()) {
                    Files.writeString(file, Files.readString(file).replace(HOOK, NO_HOOK));
                }
            }
            return copy;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copy(Path from, Path to) throws IOException {
        try (var files = Files.walk(from)) {
            for (var file : files.toList()) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        }
        return to;
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
