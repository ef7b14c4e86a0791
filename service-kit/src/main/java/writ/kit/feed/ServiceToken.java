package writ.kit.feed;

import io.quarkus.oidc.client.OidcClient;
import io.quarkus.oidc.client.OidcClientConfigBuilder;
import io.quarkus.oidc.client.OidcClients;
import io.quarkus.oidc.client.runtime.OidcClientConfig;
import io.quarkus.oidc.client.runtime.OidcClientsConfig;
import io.quarkus.oidc.client.runtime.TokensHelper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** This service's own bearer token (client credentials), kept until it is about to expire. */
@ApplicationScoped
public class ServiceToken {

    private final OidcClients clients;
    private final OidcClientConfig described;
    private final String issuer;
    private final String clientId;
    private final String secret;
    private final String audience;
    private final TokensHelper tokens = new TokensHelper();
    private final AtomicBoolean failed = new AtomicBoolean();
    private final Uni<OidcClient> client;

    ServiceToken(
            OidcClients clients,
            OidcClientsConfig described,
            @ConfigProperty(name = "writ.oidc.issuer") String issuer,
            @ConfigProperty(name = "writ.oidc.client-id") String clientId,
            @ConfigProperty(name = "writ.oidc.client-secret") Optional<String> secret,
            @ConfigProperty(name = "writ.oidc.audience") String audience) {
        this.clients = clients;
        this.described = OidcClientsConfig.getDefaultClient(described);
        this.issuer = issuer;
        this.clientId = clientId;
        this.secret = secret.orElse("");
        this.audience = audience;
        this.client = Uni.createFrom()
                .deferred(this::connect)
                .onFailure()
                .invoke(e -> failed.set(true))
                .memoize()
                .until(() -> failed.getAndSet(false)); // a failure would be kept as well
    }

    /** Fails when the issuer cannot be reached; the next call tries again. */
    public Uni<String> get() {
        return client.chain(tokens::getTokens).map(io.quarkus.oidc.client.Tokens::getAccessToken);
    }

    /** Begins with what is configured: defaults that are not would be read from a whole configuration of their own. */
    private Uni<OidcClient> connect() {
        return clients.newClient(new OidcClientConfigBuilder(described)
                .authServerUrl(issuer)
                .id("writ-service")
                .clientId(clientId)
                .credentials(secret)
                .grantOptions(Map.of("client", Map.of("audience", audience)))
                .scopes(List.of())
                .build());
    }
}
