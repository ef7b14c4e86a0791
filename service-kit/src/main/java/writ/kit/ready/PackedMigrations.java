package writ.kit.ready;

import io.quarkus.flyway.runtime.QuarkusPathLocationScanner;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.flywaydb.core.api.Location;
import org.flywaydb.core.api.resource.LoadableResource;

/** The migrations that this program was built with, as the build listed them for Flyway; a native image has no folders. */
@ApplicationScoped
class PackedMigrations {

    private final List<String> versions;

    PackedMigrations(@ConfigProperty(name = "quarkus.flyway.migrations.locations") List<String> locations) {
        List<Location> folders = locations.stream()
                .map(folder -> Location.fromPath("classpath:", folder))
                .toList();
        this.versions = versions(new QuarkusPathLocationScanner(null, folders)
                .scanForResources().stream().map(LoadableResource::getFilename));
    }

    /** Versions in their order. */
    List<String> versions() {
        return versions;
    }

    /** `V202611240700__change_feed.sql` has version 202611240700; what is repeated or called back has none. */
    static List<String> versions(Stream<String> files) {
        return files.filter(file -> file.startsWith("V") && file.contains("__"))
                .map(file -> file.substring(1, file.indexOf("__")))
                .sorted()
                .toList();
    }
}
