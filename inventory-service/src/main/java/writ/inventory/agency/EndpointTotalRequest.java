package writ.inventory.agency;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
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
    private static final int LONGEST_SOURCE = 500;
    private static final long MOST = 1_000_000_000_000L;

    record Checked(@Nullable String component, Instant asOf, long endpoints, String source) {

        /** @throws Problem when the component is not the agency's, or the instant is yet to come */
        void mustBe(boolean known, Instant now) {
            if (!known) {
                throw Problem.of(CommonProblem.INVALID, "There is no such component of the agency.")
                        .at("/component", "is not a component of the agency");
            }
            if (asOf.isAfter(now)) {
                throw Problem.of(CommonProblem.INVALID, "A number cannot hold as of an instant that is yet to come.")
                        .at("/asOf", "is after " + now);
            }
        }
    }

    /** @throws Problem with all that is wrong */
    static Checked checked(@Nullable EndpointTotalRequest request, Caller caller) {
        Problem wrong = Problem.of(CommonProblem.INVALID, "How many endpoints there are is not said.");
        EndpointTotalRequest said = request == null ? new EndpointTotalRequest(null, null, null, null) : request;
        String source = said.source == null ? "" : said.source.strip();
        boolean good = true;
        if (said.asOf == null) {
            wrong.at("/asOf", "is needed: the instant as of which the number holds");
            good = false;
        }
        if (said.endpoints == null || said.endpoints < 0 || said.endpoints > MOST) {
            wrong.at("/endpoints", "is needed, a whole number from 0 to " + MOST);
            good = false;
        }
        if (source.isEmpty() || source.length() > LONGEST_SOURCE) {
            wrong.at("/source", "is needed, in at most " + LONGEST_SOURCE + " characters");
            good = false;
        }
        if (!good || said.asOf == null || said.endpoints == null) {
            throw wrong;
        }
        String component =
                said.component == null || said.component.isBlank() ? caller.component() : said.component.strip();
        if (caller.component() != null && !caller.component().equals(component)) {
            throw Problem.of(CommonProblem.FORBIDDEN, "This token speaks for its own component only.")
                    .at("/component", "leave it out, or name the component of the token");
        }
        return new Checked(component, said.asOf.truncatedTo(ChronoUnit.MICROS), said.endpoints, source);
    }
}
