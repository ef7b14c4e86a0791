package writ.local.replay;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one agency does in the life of the directive.
 *
 * @param findings whether it has the directive's products
 * @param kind the kind of file it reports by
 * @param answered when it answers the first action; null when it stays silent
 * @param planned when it delivers its plan; null without findings
 * @param statuses when it delivers each status report, the last of which says complete; empty without findings
 */
record Member(
        String agency,
        Standing standing,
        boolean findings,
        ReportFile kind,
        @Nullable Instant answered,
        @Nullable Instant planned,
        List<Instant> statuses) {

    /** How it stands to the first due date. */
    enum Standing {
        ON_TIME,
        LATE,
        SILENT
    }
}
