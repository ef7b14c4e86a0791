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

/**
 * Whether the issuer of tokens has been there. Its keys are kept, so that a service goes on when the issuer goes away;
 * what was there once is not asked for again.
 */
@Readiness
@ApplicationScoped
class IssuerCheck implements AsyncHealthCheck {

    private static final String NAME = "issuer";
    private static final Duration WITHIN = Duration.ofMillis(2_000);
    private static final int OK = 200;

    private final WebClient http;
    private final String issuer;
    private final boolean hasSecret;
    private volatile boolean seen;

    IssuerCheck(
            Vertx vertx,
            @ConfigProperty(name = "writ.oidc.issuer") String issuer,
            @ConfigProperty(name = "writ.oidc.client-secret") Optional<String> secret) {
        this.http = WebClient.create(io.vertx.mutiny.core.Vertx.newInstance(vertx));
        this.issuer = issuer;
        this.hasSecret = secret.isPresent();
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
        return http.getAbs(issuer + "/.well-known/openid-configuration")
                .timeout(WITHIN.toMillis())
                .send()
                .map(answer -> answered(answer.statusCode()))
                .onFailure()
                .recoverWithItem(failure -> down(words(failure)));
    }

    private HealthCheckResponse answered(int status) {
        seen |= status == OK;
        return status == OK
                ? HealthCheckResponse.up(NAME)
                : down("answers with status " + status + " where its configuration should be");
    }

    private HealthCheckResponse down(String what) {
        return Reason.down(NAME, "the issuer " + issuer + " " + what + " (WRIT_OIDC_ISSUER)");
    }

    private static String words(Throwable failure) {
        return failure instanceof TimeoutException ? "does not answer" : "cannot be reached: " + failure.getMessage();
    }
}
