package writ.kit.db;

import io.smallrye.config.ConfigMapping;

/** Where the suite's database is, and as whom this service works in it. */
@ConfigMapping(prefix = "writ.db")
public interface DatabaseSettings {

    String host();

    int port();

    String name();

    String appUser();

    String appPassword();
}
