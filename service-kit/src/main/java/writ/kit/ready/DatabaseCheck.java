package writ.kit.ready;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import writ.kit.caller.Caller;
import writ.kit.db.DatabaseSettings;
import writ.kit.db.Listener;
import writ.kit.db.Transactions;

/**
 * Whether the database answers. The listener's connection is asked first, so that a pool with much to do is not taken
 * for an outage; then the pool, which can say why.
 */
@Readiness
@ApplicationScoped
class DatabaseCheck implements AsyncHealthCheck {

    private static final Caller CALLER = Caller.system("readiness");
    /** Both together are within a probe's three seconds. */
    private static final Duration LISTENER_WITHIN = Duration.ofMillis(800);

    private static final Duration POOL_WITHIN = Duration.ofMillis(1_500);

    private final Listener listener;
    private final Transactions transactions;
    private final DatabaseSettings settings;

    DatabaseCheck(Listener listener, Transactions transactions, DatabaseSettings settings) {
        this.listener = listener;
        this.transactions = transactions;
        this.settings = settings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        return listener.ask()
                .ifNoItem()
                .after(LISTENER_WITHIN)
                .fail()
                .onFailure()
                .recoverWithUni(this::askThePool)
                .map(answered -> HealthCheckResponse.up("database"))
                .onFailure()
                .recoverWithItem(failure -> Reason.down("database", DatabaseWords.of(failure, settings)));
    }

    private Uni<Void> askThePool() {
        return transactions
                .run(CALLER, tx -> Uni.createFrom().voidItem())
                .ifNoItem()
                .after(POOL_WITHIN)
                .fail();
    }
}
