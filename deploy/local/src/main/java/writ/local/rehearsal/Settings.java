package writ.local.rehearsal;

import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;
import writ.local.database.Bootstrap;
import writ.local.database.Postgres;
import writ.local.plan.Refusal;
import writ.local.plan.Service;

/**
 * Where a rehearsal finds what it stands on, from the environment.
 *
 * @param name the host by which the services reach the issuer: WRIT_REHEARSAL_NAME
 * @param databaseHost WRIT_DB_HOST
 * @param services WRIT_DIRECTIVE_URL and its like
 * @param from the instant at which business time starts, held: WRIT_REHEARSAL_FROM; wall time when there is none
 */
record Settings(String name, String databaseHost, Map<Service, URI> services, Optional<Instant> from) {

    static Settings of(Map<String, String> environment) {
        Map<Service, URI> services = new EnumMap<>(Service.class);
        for (Service service : Service.values()) {
            services.put(service, url(environment, "WRIT_" + service.name() + "_URL"));
        }
        return new Settings(
                wanted(environment, "WRIT_REHEARSAL_NAME"),
                wanted(environment, "WRIT_DB_HOST"),
                services,
                Optional.ofNullable(environment.get("WRIT_REHEARSAL_FROM")).map(Settings::instant));
    }

    /** Connections of the superuser to a database. */
    DataSource database(String database) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {databaseHost});
        source.setDatabaseName(database);
        source.setUser(Postgres.SUPERUSER);
        source.setPassword(Bootstrap.PASSWORD);
        return source;
    }

    private static String wanted(Map<String, String> environment, String name) {
        @Nullable String value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new Refusal(name + " is not set");
        }
        return value;
    }

    private static URI url(Map<String, String> environment, String name) {
        String written = wanted(environment, name);
        try {
            URI url = URI.create(written);
            if ("http".equals(url.getScheme()) && url.getHost() != null) {
                return url;
            }
        } catch (IllegalArgumentException e) {
            throw new Refusal(name + " is no URL: " + written, e);
        }
        throw new Refusal(name + " must be http://host or http://host:port, and is " + written);
    }

    private static Instant instant(String written) {
        try {
            return Instant.parse(written);
        } catch (DateTimeParseException e) {
            throw new Refusal("WRIT_REHEARSAL_FROM must be an instant as 2017-09-13T13:00:00Z, and is " + written, e);
        }
    }
}
