package writ.local.plan;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The three services, in the order of their ports. */
public enum Service {
    DIRECTIVE,
    INVENTORY,
    NOTIFICATION;

    /** The name of its module, its client and its log: directive-service. */
    public String fullName() {
        return shortName() + "-service";
    }

    /** The name of its schema and roles: directive. */
    public String shortName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Takes the long name or the short one. */
    public static Optional<Service> named(String name) {
        return Stream.of(values())
                .filter(service -> name.equals(service.fullName()) || name.equals(service.shortName()))
                .findFirst();
    }

    /** The packaged application, once it is built. */
    public Path jar(Path home) {
        return home.resolve(fullName()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    /** The native executable, when there is one. */
    public Optional<Path> runner(Path home) {
        try (Stream<Path> built = Files.list(home.resolve(fullName()).resolve("target"))) {
            return built.filter(file -> file.toString().endsWith("-runner") && Files.isExecutable(file))
                    .findFirst();
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
