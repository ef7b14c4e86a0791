package writ.kit.ready;

import org.eclipse.microprofile.health.HealthCheckResponse;

/** Answers of the checks, in words. */
final class Reason {

    private Reason() {}

    static HealthCheckResponse down(String check, String reason) {
        return HealthCheckResponse.named(check)
                .down()
                .withData("reason", reason)
                .build();
    }
}
