package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
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

    /** All of Java SE, since what is left out shows only when it is missed, and of the JDK what libraries look for. */
    private static final List<String> MODULES = List.of(
            "java.se",
            "jdk.crypto.ec",
            "jdk.httpserver",
            "jdk.jfr",
            "jdk.management",
            "jdk.management.agent",
            "jdk.naming.dns",
            "jdk.net",
            "jdk.security.auth",
            "jdk.unsupported",
            "jdk.zipfs");

    /**
     * Links it, or takes what was linked of the same JDK before.
     *
     * @param time that its files have here as in the images, as the JVM's caches want it
     */
    static JavaRuntime linked(Path jdk, Path folder, Instant time) throws IOException {
        String version = Runtime.version().toString();
        List<String> options = List.of(
                "--add-modules",
                String.join(",", MODULES),
                "--no-header-files",
                "--no-man-pages",
                "--generate-cds-archive");
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
            for (Path file : new Content(linked, PLACE).paths()) {
                Files.setLastModifiedTime(file, FileTime.from(time));
            }
            Files.writeString(stamp, wanted);
        }
        return new JavaRuntime(linked, version);
    }

    Layer layer() {
        return new Layer("java", new Content(home, PLACE, this::isNeeded));
    }

    /** Neither tools, nor whom the JDK's machine trusts, nor the archive for heaps above 32 GB, which are asked away. */
    private boolean isNeeded(Path file) {
        Path place = home.relativize(file);
        return place.startsWith("bin")
                ? place.endsWith("java")
                : !place.endsWith("security/cacerts") && !place.endsWith("classes_nocoops.jsa");
    }

    /** Started on this machine. */
    List<String> local(List<String> flags) {
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/java").toString()));
        command.addAll(flags);
        return command;
    }

    List<String> command(List<String> flags, List<String> what) {
        List<String> command = new ArrayList<>(List.of(PLACE + "/bin/java"));
        command.addAll(flags);
        command.addAll(what);
        return command;
    }

    /** The same command line with the Java of this machine. */
    List<String> here(List<String> command) {
        return command.stream()
                .map(word -> word.replace(PLACE, home.toString()))
                .toList();
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
