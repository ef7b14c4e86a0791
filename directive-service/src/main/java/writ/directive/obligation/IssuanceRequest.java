package writ.directive.obligation;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * What the authority adds to the preview it confirms.
 *
 * @param backdated why the date of issue is not today, when it is not
 * @param overrides instants that differ from the computed ones
 */
record IssuanceRequest(@Nullable String backdated, @Nullable List<DueOverride> overrides) {

    static final IssuanceRequest PLAIN = new IssuanceRequest(null, List.of());

    /** Another instant than the computed one; {@code occurrence} is 1 unless said. */
    record DueOverride(
            @Nullable String action,
            @Nullable Integer occurrence,
            @Nullable Instant dueBefore,
            @Nullable String reason) {

        int number() {
            return occurrence == null ? 1 : occurrence;
        }
    }

    List<DueOverride> all() {
        return overrides == null ? List.of() : overrides;
    }

    /** @throws Problem invalid, with the place of every fault */
    void check() {
        Problem faults = Problem.of(CommonProblem.INVALID, "The issuance has faults.");
        boolean good = true;
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < all().size(); n++) {
            DueOverride override = all().get(n);
            String at = "/overrides/" + n;
            good &= hold(faults, override.action() != null, at + "/action", "is required");
            good &= hold(faults, override.dueBefore() != null, at + "/dueBefore", "is required");
            good &= hold(faults, Field.given(override.reason()), at + "/reason", "is required: why it differs");
            good &= hold(
                    faults,
                    override.number() >= 1 && override.number() <= Horizon.MOST,
                    at + "/occurrence",
                    "from 1 to " + Horizon.MOST);
            good &= hold(faults, seen.add(override.action() + " " + override.number()), at, "is said twice");
        }
        if (!good) {
            throw faults;
        }
    }

    private static boolean hold(Problem faults, boolean held, String at, String otherwise) {
        if (!held) {
            faults.at(at, otherwise);
        }
        return held;
    }
}
