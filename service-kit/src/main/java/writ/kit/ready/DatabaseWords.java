package writ.kit.ready;

import io.smallrye.mutiny.TimeoutException;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import writ.kit.db.DatabaseSettings;

/** Why the database cannot be used, for an operator; never a secret. */
final class DatabaseWords {

    /** All that the pool says of a TLS that fails. */
    private static final String NO_HANDSHAKE = "SSL handshake failed";

    private DatabaseWords() {}

    static String of(Throwable failure, DatabaseSettings settings) {
        String server = "PostgreSQL at " + settings.host() + ":" + settings.port();
        return switch (failure) {
            case UnknownHostException e -> "the host " + settings.host() + " is not known (WRIT_DB_HOST)";
            case ConnectException e -> server + " does not take connections (WRIT_DB_HOST, WRIT_DB_PORT)";
            case TimeoutException e -> server + " does not answer";
            case SSLException e -> server + noTls(settings) + ": " + e.getMessage();
            case VertxException e when NO_HANDSHAKE.equals(e.getMessage()) -> server + noTls(settings);
            case PgException e -> server + " " + said(e, settings);
            default -> server + " cannot be used: " + failure.getMessage();
        };
    }

    private static String noTls(DatabaseSettings settings) {
        return " cannot be spoken to by TLS; its certificate is by no CA that is trusted, or is not for host "
                + settings.host() + " (WRIT_DB_TLS, WRIT_DB_TLS_CA, WRIT_DB_HOST)";
    }

    private static String said(PgException failure, DatabaseSettings settings) {
        return switch (String.valueOf(failure.getSqlState())) {
            case "28000" ->
                "refuses " + settings.appUser() + " (WRIT_DB_APP_USER, WRIT_DB_TLS): " + failure.getErrorMessage();
            case "28P01" ->
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
