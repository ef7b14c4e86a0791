package writ.images;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One of the three services, natively or on the JVM. */
record Service(String name, String title, String description) {

    static final List<Service> ALL = List.of(
            new Service(
                    "directive-service",
                    "Writ directive-service",
                    "Agencies, directives, deadlines, obligations, submissions and the scoreboard of Writ"),
            new Service(
                    "inventory-service",
                    "Writ inventory-service",
                    "Inventory reports, products, matching, holdings and government-wide figures of Writ"),
            new Service(
                    "notification-service",
                    "Writ notification-service",
                    "Subscriptions, reminders, alerts and their delivery by mail and webhook of Writ"));

    private static final List<Integer> PORTS = List.of(8080, 9000);
    /** Half of the container's memory is heap; the rest is the process's own, its threads' and its network buffers'. */
    private static final String HEAP_NATIVE = "-XX:MaximumHeapSizePercent=50";

    /** Nurseries would grow to what the heap allows before they are first cleared. */
    private static final String NURSERY_NATIVE = "-Xmn16m";

    private static final String NURSERY_JVM = "-Xmn24m";

    private static final String DEAD_WHEN_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    /** Without it half of a big machine is more than short pointers reach, and then no AOT cache fits. */
    private static final String SHORT_POINTERS = "-XX:+UseCompressedOops";

    static final List<String> FLAGS_JVM = List.of(
            "-XX:MaxRAMPercentage=50",
            NURSERY_JVM,
            SHORT_POINTERS,
            "-XX:+UseSerialGC",
            DEAD_WHEN_OUT_OF_MEMORY,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    Image onNative(Path executable, String tag) {
        String target = "/app/" + name;
        return new Image(
                "writ/" + name,
                tag,
                title,
                description + "; a native executable",
                List.of(new Layer("executable", new Content(executable, target))),
                List.of(target, NURSERY_NATIVE, HEAP_NATIVE, DEAD_WHEN_OUT_OF_MEMORY),
                Map.of(),
                PORTS,
                Map.of("dev.writ.executable.digest", Digests.of(executable)));
    }

    /** @param cache of the JVM, made of exactly these jars and this Java; without one a start takes twice as long */
    Image onJvm(Path home, String tag, JavaRuntime java, Optional<Path> cache) {
        List<Content> jars = jars(home);
        Layer dependencies = new Layer("dependencies", jars.getFirst());
        Layer own = new Layer("application", jars.subList(1, jars.size()));
        List<Layer> layers = new ArrayList<>(List.of(java.layer(), dependencies, own));
        List<String> flags = new ArrayList<>(FLAGS_JVM);
        Map<String, String> labels = java.labels(dependencies, own);
        cache.ifPresent(file -> {
            String target = "/app/" + name + ".aot";
            layers.add(new Layer("aot-cache", new Content(file, target)));
            flags.add("-XX:AOTCache=" + target);
            labels.put("dev.writ.aot-cache.digest", Digests.of(file));
        });
        return new Image(
                "writ/" + name,
                tag,
                title,
                description + "; on the JVM",
                layers,
                java.command(flags, List.of("-jar", "/app/quarkus-run.jar")),
                JavaRuntime.ENVIRONMENT,
                PORTS,
                labels);
    }

    /** The libraries, and after them the application's own jars. */
    List<Content> jars(Path home) {
        Path application = home.resolve(name).resolve("target/quarkus-app");
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new Refusal(name + " is not built: " + application + "/quarkus-run.jar is missing");
        }
        return List.of(
                new Content(application.resolve("lib"), "/app/lib"),
                new Content(application.resolve("app"), "/app/app"),
                new Content(application.resolve("quarkus"), "/app/quarkus"),
                new Content(application.resolve("quarkus-run.jar"), "/app/quarkus-run.jar"));
    }

    /** Named exactly, since that of another version may lie beside it. */
    Path executable(Path home, String version) {
        Path built = home.resolve(name).resolve("target/" + name + "-" + version + "-runner");
        if (!Files.isRegularFile(built)) {
            throw new Refusal(name + " has no native executable: " + built
                    + " is missing; build it with -Dnative, or ask for --jvm");
        }
        return built;
    }
}
