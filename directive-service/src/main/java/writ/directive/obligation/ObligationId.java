package writ.directive.obligation;

import java.util.UUID;
import writ.kit.problem.Problem;

/** Ids in paths: what is no id names nothing, and gets the same 404 as everything that may not be seen. */
public final class ObligationId {

    private ObligationId() {}

    public static UUID read(String id) {
        try {
            return UUID.fromString(id);
        } catch (IllegalArgumentException noId) {
            throw Problem.notFound();
        }
    }
}
