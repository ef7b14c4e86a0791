package writ.inventory.rollup;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.Verdict;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Reads a verdict from a query. */
final class Verdicts {
    private Verdicts() {}

    /** @throws Problem invalid, when there is no such verdict */
    static String code(String said) {
        try {
            return Verdict.valueOf(said.toUpperCase(Locale.ROOT)).code();
        } catch (IllegalArgumentException e) {
            throw Problem.of(CommonProblem.INVALID, "A query parameter cannot be used.")
                    .at("verdict", "matched, possible or excluded");
        }
    }

    static String codeOr(@Nullable String said, Verdict otherwise) {
        return said == null || said.isBlank() ? otherwise.code() : code(said);
    }
}
