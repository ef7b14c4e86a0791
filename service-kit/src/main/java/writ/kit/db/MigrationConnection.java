package writ.kit.db;

import io.quarkus.flyway.FlywayConfigurationCustomizer;
import io.quarkus.flyway.FlywayDataSource;
import io.quarkus.runtime.annotations.RegisterForReflection;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.postgresql.ssl.DefaultJavaSSLFactory;

/** Lets Flyway connect as the owner, with the same TLS as everything else. */
@ApplicationScoped
@FlywayDataSource("migrations")
@RegisterForReflection(targets = DefaultJavaSSLFactory.class) // the driver makes it by its name
class MigrationConnection implements FlywayConfigurationCustomizer {

    private final DatabaseSettings settings;

    MigrationConnection(DatabaseSettings settings) {
        this.settings = settings;
    }

    @Override
    public void customize(FluentConfiguration flyway) {
        flyway.dataSource(
                url(settings), settings.ownerUser(), settings.ownerPassword().orElse(""));
    }

    /** The driver verifies by a file of its own choice unless it is told which, or to trust as Java does. */
    static String url(DatabaseSettings settings) {
        DatabaseSettings.Tls tls = settings.tls();
        String mode = tls.name().toLowerCase(Locale.ROOT).replace('_', '-');
        String trust = tls != DatabaseSettings.Tls.VERIFY_FULL
                ? ""
                : settings.tlsCa()
                        .map(ca -> "&sslrootcert=" + URLEncoder.encode(ca.toString(), StandardCharsets.UTF_8))
                        .orElse("&sslfactory=" + DefaultJavaSSLFactory.class.getName());
        return "jdbc:postgresql://" + settings.host() + ":" + settings.port() + "/" + settings.name() + "?sslmode="
                + mode + trust;
    }
}
