package writ.inventory.report;

import io.vertx.core.json.JsonObject;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload that may come in several requests.
 *
 * @param id that its report will have
 * @param stored bytes that are here
 * @param pieces rows in which they lie
 * @param kept whether what is here is still kept
 * @param report as which it was received
 * @param problem why it was refused
 */
record ResumableUpload(
        UUID id,
        ReportRequest request,
        long length,
        long stored,
        int pieces,
        boolean kept,
        @Nullable UUID report,
        @Nullable JsonObject problem) {

    enum State {
        IN_PROGRESS,
        RECEIVED,
        REFUSED,
        EXPIRED;

        String word() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    State state() {
        if (report != null) {
            return State.RECEIVED;
        }
        return problem != null ? State.REFUSED : kept ? State.IN_PROGRESS : State.EXPIRED;
    }
}
