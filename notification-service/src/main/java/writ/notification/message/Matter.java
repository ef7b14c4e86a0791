package writ.notification.message;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The obligation that an alert is about.
 *
 * @param directive its slug, `bod-17-01`
 * @param directiveId as people write it, "BOD 17-01"; the title of a directive never stands in an alert
 * @param action the required action, "RA1"
 * @param deliver what is to be delivered, in kebab-case: "inventory-report"
 * @param occurrence from 1, in a series
 * @param dueBefore the exclusive instant; null while there is none
 * @param dueWords the same in the recipient's words, "end of 13 October 2017 (Eastern)"
 * @param handling the handling mark
 */
public record Matter(
        String directive,
        String directiveId,
        String action,
        String deliver,
        UUID obligation,
        int occurrence,
        @Nullable Instant dueBefore,
        @Nullable String dueWords,
        String handling) {}
