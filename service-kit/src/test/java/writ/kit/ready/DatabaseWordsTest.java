package writ.kit.ready;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.VertxException;
import io.vertx.pgclient.PgException;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import writ.kit.db.DatabaseSettings;

class DatabaseWordsTest {

    private static final String NO_TLS = "PostgreSQL at db.example:5432 cannot be spoken to by TLS; its certificate is"
            + " by no CA that is trusted, or is not for host db.example (WRIT_DB_TLS, WRIT_DB_TLS_CA, WRIT_DB_HOST)";

    private final DatabaseSettings settings = new SmallRyeConfigBuilder()
            .withMapping(DatabaseSettings.class)
            .withSources(new PropertiesConfigSource(
                    Map.of(
                            "writ.db.tls", "verify-full",
                            "writ.db.host", "db.example",
                            "writ.db.port", "5432",
                            "writ.db.name", "writ",
                            "writ.db.app-user", "kit_app",
                            "writ.db.owner-user", "kit_owner",
                            "writ.db.migrate", "false",
                            "writ.db.pool-size", "1"),
                    "test",
                    100))
            .build()
            .getConfigMapping(DatabaseSettings.class);

    @Test
    void handshakeThatFailsIsToldWithAllThatMayBeWrong() {
        assertEquals(NO_TLS, DatabaseWords.of(new VertxException("SSL handshake failed"), settings));
        assertEquals(
                NO_TLS + ": No name matching db.example found",
                DatabaseWords.of(new SSLHandshakeException("No name matching db.example found"), settings));
    }

    @Test
    void serverThatWantsTlsIsNotTakenForAWrongPassword() {
        String said = "no pg_hba.conf entry for host \"10.0.0.1\", user \"kit_app\", database \"writ\", no encryption";
        String words = DatabaseWords.of(new PgException(said, "FATAL", "28000", ""), settings);
        assertTrue(words.endsWith("refuses kit_app (WRIT_DB_APP_USER, WRIT_DB_TLS): " + said), words);
    }
}
