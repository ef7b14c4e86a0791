package writ.kit.db;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the suite's database is, and as whom this service works in it. */
@ConfigMapping(prefix = "writ.db")
public interface DatabaseSettings {

    String host();

    int port();

    String name();

    String appUser();

    /** Needed by a service, not by a migration. */
    Optional<String> appPassword();

    /** Whether this process migrates before it starts. */
    boolean migrate();

    /** Who migrates; needs no password where migrations run elsewhere. */
    String ownerUser();

    Optional<String> ownerPassword();

    /** Connections at most, 1 or more. */
    int poolSize();

    Tls tls();

    /** PEM file of the authority that signed the server's certificate, for `verify-full`; else the runtime's own. */
    Optional<Path> tlsCa();

    /** As libpq's `sslmode`. */
    enum Tls {
        DISABLE,
        /** TLS where the server offers it, whoever the server is. */
        PREFER,
        /** TLS or nothing, whoever the server is. */
        REQUIRE,
        /** TLS with a server whose certificate is trusted and names its host. */
        VERIFY_FULL
    }
}
