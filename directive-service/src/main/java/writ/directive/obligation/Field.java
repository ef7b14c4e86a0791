package writ.directive.obligation;

import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Checks the texts of a request. */
public final class Field {

    private Field() {}

    public static boolean given(@Nullable String value) {
        return value != null && !value.isBlank();
    }

    /**
     * A text that must be there, without the space around it.
     *
     * @throws Problem invalid, when it is missing, too long, or has control characters
     */
    public static String required(String at, @Nullable String value, int most) {
        if (value == null || value.isBlank()) {
            throw Problem.of(CommonProblem.INVALID, "Something is missing.").at(at, "is required");
        }
        return sound(at, value.strip(), most);
    }

    /** A text that may be missing; null when it is, or when it is blank. */
    public static @Nullable String optional(String at, @Nullable String value, int most) {
        return value == null || value.isBlank() ? null : sound(at, value.strip(), most);
    }

    private static String sound(String at, String value, int most) {
        if (value.length() > most) {
            throw Problem.of(CommonProblem.INVALID, "A text is too long.").at(at, "at most " + most + " characters");
        }
        if (value.chars().anyMatch(c -> Character.isISOControl(c) && c != '\n' && c != '\r' && c != '\t')) {
            throw Problem.of(CommonProblem.INVALID, "A text has control characters.")
                    .at(at, "only printable characters, tabs and line ends");
        }
        return value;
    }
}
