package writ.directive.obligation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Arrays;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Where an obligation stands; each is in exactly one of them. */
public enum State {
    NOT_REPORTED("notReported"),
    SUBMITTED("submitted"),
    RETURNED("returned"),
    ACCEPTED("accepted"),
    NOT_APPLICABLE("notApplicable");

    private final String word;

    State(String word) {
        this.word = word;
    }

    /** As JSON, SQL and query parameters spell it. */
    @JsonValue
    public String word() {
        return word;
    }

    /** @throws Problem invalid, when there is no such state */
    @JsonCreator
    public static State of(String word) {
        return Arrays.stream(values())
                .filter(state -> state.word.equals(word))
                .findFirst()
                .orElseThrow(() -> Problem.of(CommonProblem.INVALID, "There is no such state.")
                        .at("state", "notReported, submitted, returned, accepted or notApplicable"));
    }

    /** Answered, whether reviewed yet or not. */
    public boolean reported() {
        return this == SUBMITTED || this == ACCEPTED;
    }
}
