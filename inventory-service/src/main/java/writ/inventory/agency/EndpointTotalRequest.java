package writ.inventory.agency;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * @param component slug; null for the agency as a whole
 * @param endpoints how many there are
 * @param source where the number is from, in at most 500 characters
 */
record EndpointTotalRequest(
        @Nullable String component,
        @Nullable Instant asOf,
        @Nullable Long endpoints,
        @Nullable String source) {
    private static final long MOST = 1_000_000_000_000L;

    record Checked(Statement statement, long endpoints) {}

    /** @throws Problem with all that is wrong */
    static Checked checked(@Nullable EndpointTotalRequest request, Caller caller) {
        EndpointTotalRequest said = request == null ? new EndpointTotalRequest(null, null, null, null) : request;
        Problem wrong = Problem.of(CommonProblem.INVALID, "How many endpoints there are is not said.");
        long endpoints = said.endpoints == null ? -1 : said.endpoints;
        boolean faulty = endpoints < 0 || endpoints > MOST;
        if (faulty) {
            wrong.at("/endpoints", "is needed, a whole number from 0 to " + MOST);
        }
        return new Checked(
                Statement.checked(caller, said.component, said.asOf, "source", said.source, wrong, faulty), endpoints);
    }
}
