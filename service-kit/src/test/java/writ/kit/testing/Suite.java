package writ.kit.testing;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;
import java.util.Map;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;

/**
 * One PostgreSQL and one issuer for all tests of a JVM. Test classes and test resources may be loaded by different
 * class loaders, so what they share lies in the system properties, as plain JDK types.
 */
final class Suite {

    static final String ISSUER = "writ";
    private static final String PORT = "writ.testing.port";
    private static final String ISSUER_URL = "writ.testing.issuer";
    private static final String KEY = "writ.testing.key";
    private static final String PASSWORD = "test";

    private Suite() {}

    /** Starts both if this JVM has not yet, and prepares a service's schema and roles. */
    static synchronized Map<String, String> start(String service) throws IOException, SQLException {
        if (System.getProperty(PORT) == null) {
            startPostgres();
            startIssuer();
        }
        bootstrap("writ", service);
        return Map.of(
                "writ.service",
                service,
                "writ.db.host",
                "localhost",
                "writ.db.port",
                System.getProperty(PORT),
                "writ.db.name",
                "writ",
                "writ.db.app-password",
                PASSWORD,
                "writ.db.owner-password",
                PASSWORD,
                "writ.oidc.issuer",
                issuerUrl(),
                "writ.oidc.client-secret",
                "test",
                "writ.clock.simulated",
                "true",
                "writ.log.json",
                "false");
    }

    /** Roles and a schema for a service. */
    static void bootstrap(String database, String service) throws IOException, SQLException {
        try (Connection connection = Database.connect(database, "postgres", "postgres");
                Statement statement = connection.createStatement()) {
            statement.execute(resource("/writ/kit/db/bootstrap.sql")
                    .replace("${service}", service)
                    .replace("${ownerPassword}", PASSWORD)
                    .replace("${appPassword}", PASSWORD));
        }
    }

    private static void startPostgres() throws IOException, SQLException {
        Path data = Files.createTempDirectory("writ-test-postgres");
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(data.resolve("binaries").toFile())
                .setDataDirectory(data.resolve("data"))
                .setCleanDataDirectory(true)
                .setServerConfig("fsync", "off")
                .setServerConfig("max_connections", "300")
                .start();
        System.setProperty(PORT, String.valueOf(postgres.getPort()));
        try (Connection connection = Database.postgres();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE writ");
        }
        try (Connection connection = Database.superuser();
                Statement statement = connection.createStatement()) {
            statement.execute(resource("/writ/kit/clock/suite.sql"));
        }
    }

    private static void startIssuer() {
        MockOAuth2Server server = new MockOAuth2Server(OAuth2Config.Companion.fromJson("""
                {"interactiveLogin": true, "tokenCallbacks": [{"issuerId": "writ", "tokenExpiry": 3600,
                  "requestMappings": [{"requestParam": "grant_type", "match": "client_credentials",
                    "claims": {"sub": "service", "aud": ["writ"], "groups": ["service"]}}]}]}"""));
        server.start();
        System.setProperty(ISSUER_URL, server.issuerUrl(ISSUER).toString());
        OAuth2TokenProvider provider = server.getConfig().getTokenProvider();
        System.setProperty(KEY, signingKey(provider).toJSONString());
    }

    private static RSAKey signingKey(OAuth2TokenProvider provider) {
        try {
            Field keys = OAuth2TokenProvider.class.getDeclaredField("keyProvider");
            keys.setAccessible(true);
            return (RSAKey) ((KeyProvider) keys.get(provider)).signingKey(ISSUER);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("mock-oauth2-server has changed inside", e);
        }
    }

    static int port() {
        return Integer.parseInt(System.getProperty(PORT));
    }

    static String issuerUrl() {
        return System.getProperty(ISSUER_URL);
    }

    /** A token signed with the issuer's own key; `claims` come on top of what every token has. */
    static String issue(Map<String, Object> claims) {
        try {
            RSAKey key = RSAKey.parse(System.getProperty(KEY));
            JWTClaimsSet.Builder token = new JWTClaimsSet.Builder()
                    .issuer(issuerUrl())
                    .audience("writ")
                    .issueTime(new Date())
                    .expirationTime(Date.from(Instant.now().plusSeconds(3600)));
            claims.forEach(token::claim);
            SignedJWT jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    token.build());
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException("the test issuer's key does not sign", e);
        }
    }

    private static String resource(String name) throws IOException {
        try (InputStream in = Suite.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
