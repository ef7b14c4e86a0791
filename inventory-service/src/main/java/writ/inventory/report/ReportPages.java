package writ.inventory.report;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.page.PageToken;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** What the page tokens of this feature carry. */
final class ReportPages {

    private ReportPages() {}

    /** The last report of the page before; null on the first page. */
    static @Nullable UUID before(@Nullable String token) {
        List<String> key = PageToken.read(token, 1);
        try {
            return key.isEmpty() ? null : UUID.fromString(key.getFirst());
        } catch (IllegalArgumentException e) {
            throw foreign();
        }
    }

    /** The number of the last refusal of the page before; -1 on the first page. */
    static int after(@Nullable String token) {
        List<String> key = PageToken.read(token, 1);
        try {
            return key.isEmpty() ? -1 : Integer.parseInt(key.getFirst());
        } catch (NumberFormatException e) {
            throw foreign();
        }
    }

    private static Problem foreign() {
        return Problem.of(CommonProblem.MALFORMED, "pageToken is not one that this list gave out.")
                .at("pageToken", "use the nextPageToken of the page before, unchanged");
    }
}
