package writ.directive.directive;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Set;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import writ.kit.ready.Seeding;

/** Whether the agencies and the public directives are there, which every other service waits for. */
@Readiness
@ApplicationScoped
class SeedsCheck implements HealthCheck {

    private final Seeding seeding;

    SeedsCheck(Seeding seeding) {
        this.seeding = seeding;
    }

    @Override
    public HealthCheckResponse call() {
        Set<String> pending = seeding.pending();
        return pending.isEmpty()
                ? HealthCheckResponse.up("seeds")
                : HealthCheckResponse.named("seeds")
                        .down()
                        .withData("reason", "still to be put into the database: " + String.join(", ", pending))
                        .build();
    }
}
