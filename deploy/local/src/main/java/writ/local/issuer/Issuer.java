package writ.local.issuer;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import no.nav.security.mock.oauth2.MockOAuth2Server;
import no.nav.security.mock.oauth2.OAuth2Config;
import no.nav.security.mock.oauth2.http.MockWebServerWrapper;
import no.nav.security.mock.oauth2.http.Route;
import no.nav.security.mock.oauth2.token.DefaultOAuth2TokenCallback;
import no.nav.security.mock.oauth2.token.KeyProvider;
import no.nav.security.mock.oauth2.token.OAuth2TokenProvider;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** The development issuer: every role for the asking. */
public final class Issuer implements AutoCloseable {

    private static final String ID = "writ";
    private static final String LOOPBACK = "127.0.0.1";

    private final MockOAuth2Server server;
    private final String base;

    private Issuer(MockOAuth2Server server, String base) {
        this.server = server;
        this.base = base;
    }

    /** Starts the issuer on loopback, with the signing key and the login page kept in a folder. */
    public static Issuer start(Path folder, int port) throws IOException {
        return start(folder, LOOPBACK, port, LOOPBACK);
    }

    /**
     * Starts the issuer on an address.
     *
     * @param name the host by which the services reach it, as it stands in its tokens
     */
    public static Issuer start(Path folder, String host, int port, String name) throws IOException {
        Path page = folder.resolve("login.html");
        try (InputStream html = Issuer.class.getResourceAsStream("login.html")) {
            Files.copy(Objects.requireNonNull(html), page, StandardCopyOption.REPLACE_EXISTING);
        }
        KeyProvider keys = new KeyProvider(List.of(SigningKey.keptIn(folder.resolve("issuer-key.json"))), "RS256");
        MockWebServerWrapper http = new MockWebServerWrapper(null);
        http.getMockWebServer().setServerSocketFactory(new AtOnce());
        MockOAuth2Server server = new MockOAuth2Server(
                new OAuth2Config(
                        true,
                        page.toString(),
                        null,
                        false,
                        new OAuth2TokenProvider(keys),
                        Set.of(new Claims(ID)),
                        http),
                new Route[0]);
        server.start(InetAddress.getByName(host), port);
        return new Issuer(server, "http://" + name + ":" + port);
    }

    /** The issuer's URL as it stands in its tokens. */
    public String url() {
        return base + "/" + ID;
    }

    public String tokenUrl() {
        return url() + "/token";
    }

    /** A bearer token of a role that fits. */
    String token(Role role, @Nullable String agency, @Nullable String component) {
        DefaultOAuth2TokenCallback callback = new DefaultOAuth2TokenCallback(
                ID,
                role.subject(agency, component),
                "JWT",
                List.of(Claims.AUDIENCE),
                Map.copyOf(role.claims(agency, component)),
                Claims.LIFE.toSeconds());
        // Only the subject of a person's grant is taken from the callback.
        TokenRequest request = new TokenRequest.Builder(
                        URI.create(tokenUrl()),
                        new ClientID("deploy-token"),
                        new AuthorizationCodeGrant(new AuthorizationCode(), null))
                .build();
        return server.getConfig()
                .getTokenProvider()
                .accessToken(request, HttpUrl.get(url()), callback, null)
                .serialize();
    }

    @Override
    public void close() {
        server.shutdown();
    }
}
