package writ.directive.obligation;

import java.time.Instant;
import java.util.ArrayList;
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
record IssuanceRequest(@Nullable String backdated, @Nullable List<@Nullable DueOverride> overrides) {

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

    /**
     * The overrides, each of them whole.
     *
     * @throws Problem invalid, with the place of every fault
     */
    List<DueOverride> sound() {
        List<@Nullable DueOverride> all = overrides == null ? List.of() : overrides;
        List<DueOverride> sound = new ArrayList<>();
        Problem faults = Problem.of(CommonProblem.INVALID, "The issuance has faults.");
        boolean good = true;
        Set<String> seen = new HashSet<>();
        for (int n = 0; n < all.size(); n++) {
            DueOverride sent = all.get(n);
            DueOverride override = sent == null ? new DueOverride(null, null, null, null) : sent;
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
            sound.add(override);
        }
        if (!good) {
            throw faults;
        }
        return List.copyOf(sound);
    }

    private static boolean hold(Problem faults, boolean held, String at, String otherwise) {
        if (!held) {
            faults.at(at, otherwise);
        }
        return held;
    }
}
