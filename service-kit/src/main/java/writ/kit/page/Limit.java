package writ.kit.page;

import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** How many items a page may have: 50 unless asked, 1 to 500. */
public final class Limit {

    private static final int DEFAULT = 50;
    private static final int MAX = 500;

    private Limit() {}

    /** @throws Problem invalid, outside 1 to 500 */
    public static int of(@Nullable Integer limit) {
        if (limit == null) {
            return DEFAULT;
        }
        if (limit < 1 || limit > MAX) {
            throw Problem.of(CommonProblem.INVALID, "limit must be from 1 to " + MAX + ".")
                    .at("limit", "from 1 to " + MAX);
        }
        return limit;
    }
}
