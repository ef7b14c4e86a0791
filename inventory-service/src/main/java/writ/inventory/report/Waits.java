package writ.inventory.report;

import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** How intake, which blocks by design, waits for the database. */
final class Waits {

    private Waits() {}

    /** @throws Problem unavailable, when the step is not over in time */
    static <T> T forStep(Uni<T> step, Duration atMost) {
        try {
            return step.await().atMost(atMost);
        } catch (TimeoutException e) {
            throw Problem.of(CommonProblem.UNAVAILABLE, "Storing the report takes too long; try again.")
                    .header("Retry-After", "30");
        }
    }
}
