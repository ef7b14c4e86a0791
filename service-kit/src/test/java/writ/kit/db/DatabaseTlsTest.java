package writ.kit.db;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgConnection;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a service and a migration may come to a PostgreSQL that takes nobody without TLS. */
class DatabaseTlsTest {

    private static final String TRUST = "javax.net.ssl.trustStore";
    private static final String TRUST_PASSWORD = "javax.net.ssl.trustStorePassword";

    @TempDir
    static Path folder;

    private static Vertx vertx;
    private static TlsServer server;

    @BeforeAll
    static void start() throws Exception {
        vertx = Vertx.vertx();
        server = new TlsServer(folder);
    }

    @AfterAll
    static void stop() throws Exception {
        server.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }

    @Test
    void anybodyIsGoodEnoughForPreferAndRequire() {
        assertAll(
                connects(settings(DatabaseSettings.Tls.PREFER, "127.0.0.1", null)),
                connects(settings(DatabaseSettings.Tls.REQUIRE, "127.0.0.1", null)));
    }

    @Test
    void disableDoesNotSpeakTlsEvenToAServerThatWantsIt() {
        var inTheClear = settings(DatabaseSettings.Tls.DISABLE, "localhost", null);
        assertThrows(Exception.class, () -> service(inTheClear));
        assertThrows(Exception.class, () -> migration(inTheClear));
    }

    @Test
    void verifyFullTakesTheServerOfItsCaByItsNameAlone() throws Exception {
        Path stranger = server.strangersCa();
        assertAll(
                connects(settings(DatabaseSettings.Tls.VERIFY_FULL, "localhost", server.ca())),
                isRefused(settings(DatabaseSettings.Tls.VERIFY_FULL, "127.0.0.1", server.ca())),
                isRefused(settings(DatabaseSettings.Tls.VERIFY_FULL, "localhost", stranger)));
    }

    @Test
    void verifyFullWithoutACaTrustsWhomTheRuntimeTrusts() throws Throwable {
        var settings = settings(DatabaseSettings.Tls.VERIFY_FULL, "localhost", null);
        isRefused(settings).execute();
        System.setProperty(TRUST, server.store().toString());
        System.setProperty(TRUST_PASSWORD, "changeit");
        try {
            assertDoesNotThrow(() -> service(settings));
        } finally {
            System.clearProperty(TRUST);
            System.clearProperty(TRUST_PASSWORD);
        }
    }

    private static Executable connects(DatabaseSettings settings) {
        return () -> {
            service(settings);
            migration(settings);
        };
    }

    private static Executable isRefused(DatabaseSettings settings) {
        return () -> {
            Exception service = assertThrows(ExecutionException.class, () -> service(settings));
            assertEquals("SSL handshake failed", service.getCause().getMessage());
            Exception migration = assertThrows(SQLException.class, () -> migration(settings));
            assertTrue(
                    migration.getCause() instanceof SSLException
                            || migration.getMessage().contains("hostname"),
                    migration::toString);
        };
    }

    private static void service(DatabaseSettings settings) throws Exception {
        PgConnection.connect(vertx, new Connecting(settings).options())
                .compose(PgConnection::close)
                .toCompletionStage()
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    private static void migration(DatabaseSettings settings) throws Exception {
        DriverManager.getConnection(MigrationConnection.url(settings), settings.ownerUser(), "")
                .close();
    }

    private static DatabaseSettings settings(DatabaseSettings.Tls tls, String host, @Nullable Path ca) {
        Map<String, String> values = new HashMap<>(Map.of(
                "writ.db.tls", tls.name(),
                "writ.db.host", host,
                "writ.db.port", String.valueOf(server.port()),
                "writ.db.name", "postgres",
                "writ.db.app-user", "postgres",
                "writ.db.owner-user", "postgres",
                "writ.db.migrate", "true",
                "writ.db.pool-size", "1"));
        if (ca != null) {
            values.put("writ.db.tls-ca", ca.toString());
        }
        return new SmallRyeConfigBuilder()
                .withMapping(DatabaseSettings.class)
                .withSources(new PropertiesConfigSource(values, "test", 100))
                .build()
                .getConfigMapping(DatabaseSettings.class);
    }
}
