package writ.directive.obligation;

import java.util.Arrays;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** What is said of an obligation beside its state. */
enum Mark {
    NIL("nil"),
    LATE("late"),
    OVERDUE("overdue"),
    CONTRADICTED("contradicted");

    private final String word;

    Mark(String word) {
        this.word = word;
    }

    /** @throws Problem invalid, when there is no such mark */
    static Mark of(String word) {
        return Arrays.stream(values())
                .filter(mark -> mark.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.INVALID, "There is no such mark.")
                        .at("mark", "nil, late, overdue or contradicted"));
    }
}
