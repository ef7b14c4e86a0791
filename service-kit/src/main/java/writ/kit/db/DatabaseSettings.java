package writ.kit.db;

import io.smallrye.config.ConfigMapping;
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
}
