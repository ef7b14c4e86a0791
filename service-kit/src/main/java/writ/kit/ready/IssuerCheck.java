package writ.kit.ready;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.ext.web.client.WebClient;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import writ.kit.caller.LazyTenants;

/**
 * Whether the issuer of tokens has given its keys. They are kept, so that a service goes on when the issuer goes away;
 * what was there once is not asked for again.
 */
@Readiness
@ApplicationScoped
class IssuerCheck implements AsyncHealthCheck {

    private static final String NAME = "issuer";
    /** Both together are within a probe's three seconds. */
    private static final Duration WITHIN = Duration.ofMillis(1_800);

    private static final Duration KEYS_WITHIN = Duration.ofMillis(1_000);
    /** So long one goes on, whoever waits for it; then the next probe begins another. */
    private static final Duration CONNECT_WITHIN = Duration.ofSeconds(10);

    private static final int OK = 200;

    private final WebClient http;
    private final LazyTenants tenants;
    private final String issuer;
    private final boolean hasSecret;
    private final Uni<Void> connecting;
    private final Uni<HealthCheckResponse> asking;

    private volatile boolean asked;
    private volatile boolean seen;

    IssuerCheck(
            Vertx vertx,
            LazyTenants tenants,
            @ConfigProperty(name = "writ.oidc.issuer") String issuer,
            @ConfigProperty(name = "writ.oidc.client-secret") Optional<String> secret) {
        this.http = WebClient.create(io.vertx.mutiny.core.Vertx.newInstance(vertx));
        this.tenants = tenants;
        this.issuer = issuer.endsWith("/") ? issuer.substring(0, issuer.length() - 1) : issuer; // as Quarkus does
        this.hasSecret = secret.isPresent();
        this.connecting = Shared.asking(tenants::connect, CONNECT_WITHIN);
        this.asking = Shared.asking(this::ask, WITHIN.plus(KEYS_WITHIN))
                .onFailure()
                .recoverWithItem(failure -> down(words(failure)));
    }

    /** Asks before anybody asks for it. */
    void start(@Observes StartupEvent event) {
        call().subscribe().with(answered -> {});
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (!hasSecret) {
            return Uni.createFrom().item(Reason.down(NAME, "WRIT_OIDC_CLIENT_SECRET is empty"));
        }
        if (seen) {
            return Uni.createFrom().item(HealthCheckResponse.up(NAME));
        }
        return asking;
    }

    /** At the start the issuer is taken to be there; when it was not, it is looked for in words that tell why. */
    private Uni<HealthCheckResponse> ask() {
        if (!asked) {
            asked = true;
            return keys();
        }
        return http.getAbs(issuer + "/.well-known/openid-configuration")
                .timeout(WITHIN.toMillis())
                .send()
                .onItemOrFailure()
                .transformToUni((answer, failure) -> failure == null
                        ? answered(answer.statusCode())
                        : Uni.createFrom().item(down(words(failure))));
    }

    private Uni<HealthCheckResponse> answered(int status) {
        return status == OK
                ? keys()
                : Uni.createFrom().item(down("answers with status " + status + " where its configuration should be"));
    }

    /** Only what tokens are checked with shows that they can be. */
    private Uni<HealthCheckResponse> keys() {
        return connecting
                .invoke(() -> seen = true)
                .map(connected -> HealthCheckResponse.up(NAME))
                .ifNoItem()
                .after(KEYS_WITHIN)
                .fail()
                .onFailure()
                .recoverWithItem(failure -> down(
                        isTimeout(failure)
                                ? "does not answer with its configuration and keys"
                                : "does not give its configuration and keys: " + failure.getMessage()));
    }

    private HealthCheckResponse down(String what) {
        return Reason.down(NAME, "the issuer " + issuer + " " + what + " (WRIT_OIDC_ISSUER)");
    }

    private static String words(Throwable failure) {
        return isTimeout(failure) ? "does not answer" : "cannot be reached: " + failure.getMessage();
    }

    /** The HTTP client's, or that of whoever did not wait any longer. */
    private static boolean isTimeout(Throwable failure) {
        return failure instanceof TimeoutException || failure instanceof io.smallrye.mutiny.TimeoutException;
    }
}
