package writ.kit.ready;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import writ.kit.db.DatabaseSettings;

/** Why the database cannot be used, for an operator; never a secret. */
final class DatabaseWords {

    private DatabaseWords() {}

    static String of(Throwable failure, DatabaseSettings settings) {
        String server = "PostgreSQL at " + settings.host() + ":" + settings.port();
        return switch (failure) {
            case UnknownHostException e -> "the host " + settings.host() + " is not known (WRIT_DB_HOST)";
            case ConnectException e -> server + " does not take connections (WRIT_DB_HOST, WRIT_DB_PORT)";
            case TimeoutException e -> server + " does not answer";
            case SSLException e -> server + " has a certificate that is not trusted (WRIT_DB_TLS, WRIT_DB_TLS_CA)";
            case PgException e -> server + " " + said(e, settings);
            default -> server + " cannot be used: " + failure.getMessage();
        };
    }

    private static String said(PgException failure, DatabaseSettings settings) {
        return switch (String.valueOf(failure.getSqlState())) {
            case "28P01", "28000" ->
                settings.appPassword().isEmpty()
                        ? "asks for a password, and WRIT_DB_APP_PASSWORD is empty"
                        : "refuses " + settings.appUser() + " (WRIT_DB_APP_USER, WRIT_DB_APP_PASSWORD)";
            case "3D000" -> "has no database " + settings.name() + " (WRIT_DB_NAME)";
            case "53300" -> "has no connection left for " + settings.appUser();
            case "57P03" -> "is starting up or shutting down";
            default -> "says: " + failure.getErrorMessage();
        };
    }
}
