package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The Java that images bring along: the modules that are needed of the JDK that builds, linked once for all of them.
 *
 * @param home where it lies on this machine
 */
record JavaRuntime(Path home, String version) {

    static final Map<String, String> ENVIRONMENT = Map.of("LANG", "C.UTF-8");
    private static final String PLACE = "/opt/java";

    /** What the services, the suite's parts and the acceptance load; found by jdeps and by running them. */
    private static final List<String> MODULES = List.of(
            "java.base",
            "java.desktop",
            "java.instrument",
            "java.logging",
            "java.management",
            "java.naming",
            "java.net.http",
            "java.rmi",
            "java.security.jgss",
            "java.security.sasl",
            "java.sql",
            "java.xml",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.management",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.unsupported",
            "jdk.zipfs");

    /** Links it, or takes what was linked of the same JDK before. */
    static JavaRuntime linked(Path jdk, Path folder) throws IOException {
        String version = Runtime.version().toString();
        List<String> options =
                List.of("--add-modules", String.join(",", MODULES), "--no-header-files", "--no-man-pages");
        String wanted = version + " " + jdk.toRealPath() + " " + options;
        Path linked = folder.resolve("java");
        Path stamp = folder.resolve("java.made-of");
        if (!Files.exists(stamp) || !Files.readString(stamp).equals(wanted)) {
            Files.deleteIfExists(stamp);
            Folders.delete(linked);
            Files.createDirectories(folder);
            List<String> command =
                    new ArrayList<>(List.of(jdk.resolve("bin/jlink").toString()));
            command.addAll(options);
            command.addAll(List.of("--output", linked.toString()));
            Commands.run(command, folder.resolve("jlink.log"));
            Files.writeString(stamp, wanted);
        }
        return new JavaRuntime(linked, version);
    }

    Layer layer() {
        return new Layer("java", new Content(home, PLACE));
    }

    List<String> command(List<String> flags, List<String> what) {
        List<String> command = new ArrayList<>(List.of(PLACE + "/bin/java"));
        command.addAll(flags);
        command.addAll(what);
        return command;
    }

    /** @param jars the layers of them */
    Map<String, String> labels(Layer... jars) {
        List<Content> contents =
                Stream.of(jars).flatMap(layer -> layer.contents().stream()).toList();
        Map<String, String> labels = new TreeMap<>();
        labels.put("dev.writ.jars.digest", Digests.of(contents));
        labels.put("dev.writ.java.version", version);
        labels.put("dev.writ.java.digest", Digests.of(layer().contents()));
        return labels;
    }
}
