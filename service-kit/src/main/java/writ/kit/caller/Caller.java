package writ.kit.caller;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Who acts, as a verified token says; row-level security sees the same reach.
 *
 * @param subject the token's `sub`, or the name of a background worker
 * @param name what people call the subject
 * @param reach the slug of the one agency whose rows it may touch, "*" for every agency, "" for none
 * @param component the one component it is bound to, within its agency
 * @param receivedAt wall time at which its request arrived; null for background work
 */
public record Caller(
        String subject,
        String name,
        Set<String> roles,
        String reach,
        @Nullable String component,
        @Nullable Instant receivedAt) {

    /** Reaches every agency. */
    public static final String EVERY_AGENCY = "*";

    /** Background work of this service. */
    public static Caller system(String name) {
        return new Caller("system:" + name, name, Set.of(), EVERY_AGENCY, null, null);
    }

    public boolean has(String role) {
        return roles.contains(role);
    }

    public boolean reachesAll() {
        return reach.equals(EVERY_AGENCY);
    }

    public boolean reaches(String agency) {
        return reachesAll() || (!reach.isEmpty() && reach.equals(agency));
    }

    /**
     * The one agency it acts for.
     *
     * @throws Problem forbidden, when its token names none
     */
    public String agency() {
        if (reach.isEmpty() || reachesAll()) {
            throw Problem.of(CommonProblem.FORBIDDEN, "This token does not name the agency it acts for.");
        }
        return reach;
    }
}
