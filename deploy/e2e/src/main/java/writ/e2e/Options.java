package writ.e2e;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the run is told; the script beside it says what each means.
 *
 * @param home the repository
 * @param load the command that takes the image archives
 * @param images the folder with the archives
 * @param tag of the images
 * @param servicesTag of those of the services, which are there natively and for the JVM
 * @param registry in front of the images' names; empty when the cluster has them by their bare names
 * @param edge the base URL of the edge, when the address of a node and its port is not it
 * @param out the folder for what the run writes
 */
record Options(
        Path home,
        Optional<String> load,
        Path images,
        String tag,
        String servicesTag,
        String registry,
        String namespace,
        Optional<String> edge,
        Path out,
        boolean keep,
        boolean readme) {

    /** Arguments as NAME=VALUE, checked by the script. */
    static Options of(String[] arguments) {
        Map<String, String> given = new HashMap<>();
        for (String argument : arguments) {
            String[] parts = argument.split("=", 2);
            given.put(parts[0], parts[1]);
        }
        return new Options(
                Path.of(wanted(given, "home")),
                optional(given, "load"),
                Path.of(wanted(given, "images")),
                wanted(given, "tag"),
                wanted(given, "tag") + (given.containsKey("jvm") ? "-jvm" : ""),
                given.getOrDefault("registry", ""),
                wanted(given, "namespace"),
                optional(given, "edge"),
                Path.of(wanted(given, "out")),
                given.containsKey("keep"),
                given.containsKey("readme"));
    }

    /** The name of an image as the cluster pulls it, without its tag. */
    String image(String name) {
        return (registry.isEmpty() ? "" : registry + "/") + "writ/" + name;
    }

    private static String wanted(Map<String, String> given, String name) {
        @Nullable String value = given.get(name);
        if (value == null || value.isEmpty()) {
            throw new Failure(name + " is not given");
        }
        return value;
    }

    private static Optional<String> optional(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name)).filter(value -> !value.isEmpty());
    }
}
