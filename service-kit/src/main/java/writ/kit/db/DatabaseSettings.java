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

    String appPassword();

    /** Who migrates at start; needs no password where migrations run elsewhere. */
    String ownerUser();

    Optional<String> ownerPassword();

    /** Connections at most, 1 or more. */
    int poolSize();
}
