package writ.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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

    /** The nursery would grow to what the heap allows before it is first cleared. */
    private static final String NURSERY = "-Xmn16m";

    private static final String DEAD_WHEN_OUT_OF_MEMORY = "-XX:+ExitOnOutOfMemoryError";

    private static final List<String> FLAGS_JVM = List.of(
            "-XX:MaxRAMPercentage=50",
            "-XX:+UseSerialGC",
            DEAD_WHEN_OUT_OF_MEMORY,
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    Image onNative(Path home, String tag) {
        Path executable = executable(home.resolve(name).resolve("target"));
        String target = "/app/" + name;
        return new Image(
                "writ/" + name,
                tag,
                title,
                description + "; a native executable",
                List.of(new Layer("executable", new Content(executable, target))),
                List.of(target, NURSERY, HEAP_NATIVE, DEAD_WHEN_OUT_OF_MEMORY),
                Map.of(),
                PORTS,
                Map.of("dev.writ.executable.digest", Digests.of(executable)));
    }

    Image onJvm(Path home, String tag, JavaRuntime java) {
        Path application = home.resolve(name).resolve("target/quarkus-app");
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new Refusal(name + " is not built: " + application + "/quarkus-run.jar is missing");
        }
        Layer dependencies = new Layer("dependencies", new Content(application.resolve("lib"), "/app/lib"));
        Layer own = new Layer(
                "application",
                new Content(application.resolve("app"), "/app/app"),
                new Content(application.resolve("quarkus"), "/app/quarkus"),
                new Content(application.resolve("quarkus-run.jar"), "/app/quarkus-run.jar"));
        return new Image(
                "writ/" + name,
                tag,
                title,
                description + "; on the JVM",
                List.of(java.layer(), dependencies, own),
                java.command(FLAGS_JVM, List.of("-jar", "/app/quarkus-run.jar")),
                JavaRuntime.ENVIRONMENT,
                PORTS,
                java.labels(dependencies, own));
    }

    private Path executable(Path target) {
        try (Stream<Path> built = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            return built.filter(file -> file.toString().endsWith("-runner") && Files.isExecutable(file))
                    .findFirst()
                    .orElseThrow(() -> new Refusal(name + " has no native executable: " + target + "/" + name
                            + "-*-runner is missing; build it with -Dnative, or ask for --jvm"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
