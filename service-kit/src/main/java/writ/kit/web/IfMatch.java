package writ.kit.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** The If-Match precondition of a write (RFC 9110, strong comparison). */
public final class IfMatch {

    private IfMatch() {}

    /** The strong entity tag of a version. */
    public static String tag(Object version) {
        return '"' + version.toString() + '"';
    }

    /**
     * Lets a write through when it names the present version.
     *
     * @param header the If-Match header: one or more tags, or `*`
     * @param present the tags of the present version, one for each form it is given out in
     * @throws Problem precondition-required without the header, precondition-failed when no tag is the present one
     */
    public static void check(@Nullable String header, String... present) {
        List<String> named = named(header);
        if (!named.contains("*") && Arrays.stream(present).noneMatch(named::contains)) {
            throw changed();
        }
    }

    /**
     * The same for what somebody signs or confirms: `*` names no version, so it is refused.
     *
     * @throws Problem precondition-required without the header, precondition-failed when it names another version
     */
    public static void checkExactly(@Nullable String header, String present) {
        List<String> named = named(header);
        if (named.contains("*")) {
            throw Problem.of(
                    CommonProblem.PRECONDITION_FAILED,
                    "If-Match: * names no version; send the ETag of the one that you have read.");
        }
        if (!named.equals(List.of(present))) {
            throw changed();
        }
    }

    private static List<String> named(@Nullable String header) {
        if (header == null || header.isBlank()) {
            throw Problem.of(
                    CommonProblem.PRECONDITION_REQUIRED,
                    "Send If-Match with the ETag of the version that this request is about.");
        }
        return Arrays.stream(header.split(",")).map(String::strip).toList();
    }

    private static Problem changed() {
        return Problem.of(
                CommonProblem.PRECONDITION_FAILED, "This has changed since you read it; read it again and decide.");
    }
}
