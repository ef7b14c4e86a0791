package writ.inventory.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.Problem;

/**
 * What came of the files of a bundle, each by itself.
 *
 * @param items in the order of the archive; last what the manifest names and the archive does not hold
 * @param received reports, those included that were received before
 * @param refused files of which nothing was taken
 * @param problem why the archive could not be read to its end; what was received until then stays received
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record BundleAnswer(
        List<Bundled> items,
        int received,
        int refused,
        @Nullable Map<String, Object> problem) {

    /**
     * What came of a file.
     *
     * @param component absent for the agency as a whole, and when it is not known
     * @param status that the file would have been answered with by itself
     * @param receipt where its receipt is
     * @param problem why nothing of it was taken
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Bundled(
            String file,
            @Nullable String component,
            int status,
            @Nullable UUID report,
            @Nullable URI receipt,
            @Nullable Long read,
            @Nullable Long taken,
            @Nullable Long refused,
            @Nullable Map<String, Object> problem) {

        static Bundled refused(String file, @Nullable String component, Problem problem) {
            return new Bundled(file, component, problem.type().status(), null, null, null, null, null, problem.body());
        }

        boolean wasReceived() {
            return report != null;
        }
    }

    static BundleAnswer of(List<Bundled> items, @Nullable Problem broken) {
        int received = (int) items.stream().filter(Bundled::wasReceived).count();
        return new BundleAnswer(
                List.copyOf(items), received, items.size() - received, broken == null ? null : broken.body());
    }
}
