package writ.inventory.rollup;

import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Reads numbers back from page tokens. */
final class Tokens {
    private Tokens() {}

    /** @throws Problem malformed, when the part is no number */
    static long number(String part) {
        try {
            return Long.parseLong(part);
        } catch (NumberFormatException e) {
            throw Problem.of(CommonProblem.MALFORMED, "pageToken is not one that this list gave out.")
                    .at("pageToken", "use the nextPageToken of the page before, unchanged");
        }
    }
}
