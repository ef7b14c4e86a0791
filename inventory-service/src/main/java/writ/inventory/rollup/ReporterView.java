package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an agency or component stands with its reports.
 *
 * @param component absent for the agency as a whole
 * @param status reported, unreadable (what it sent was refused), not-applicable (it says why), or not-reported; a nil report
 *     is a submission, which directive-service has
 * @param daysOld whole days since the as-of of its newest report
 * @param coverage endpoints examined among those there are, from 0 to 1; absent when not known
 * @param endpoints how many there are, by its newest number
 * @param marks measures of its newest report that are beyond their threshold
 * @param reason why a report does not apply
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReporterView(
        String agency,
        String agencyName,
        @Nullable String component,
        String status,
        @Nullable ReportView report,
        @Nullable Long daysOld,
        @Nullable Double coverage,
        @Nullable Long endpoints,
        List<String> marks,
        @Nullable Instant refusedAt,
        @Nullable String reason) {

    String componentKey() {
        return component == null ? "" : component;
    }
}
