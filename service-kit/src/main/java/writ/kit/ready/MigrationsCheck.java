package writ.kit.ready;

import io.smallrye.health.api.AsyncHealthCheck;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import writ.kit.db.DatabaseSettings;

/** Whether the database is as this program needs it; asked until it is, and never after. */
@Readiness
@ApplicationScoped
class MigrationsCheck implements AsyncHealthCheck {

    private static final String NAME = "migrations";

    private final Migrations migrations;
    private final DatabaseSettings settings;

    MigrationsCheck(Migrations migrations, DatabaseSettings settings) {
        this.migrations = migrations;
        this.settings = settings;
    }

    @Override
    public Uni<HealthCheckResponse> call() {
        if (migrations.areComplete()) {
            return Uni.createFrom().item(HealthCheckResponse.up(NAME));
        }
        return migrations
                .look()
                .map(state ->
                        state.missing().isEmpty() ? HealthCheckResponse.up(NAME) : Reason.down(NAME, state.words()))
                .onFailure()
                .recoverWithItem(failure -> Reason.down(
                        NAME, "not known while the database is not: " + DatabaseWords.of(failure, settings)));
    }
}
