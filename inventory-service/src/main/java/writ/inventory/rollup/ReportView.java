package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;

/**
 * Where a figure comes from.
 *
 * @param examined how many endpoints were looked at, and of how many; null when not said
 * @param standing received; whether it answers an obligation, directive-service knows
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReportView(
        UUID report,
        @Nullable String component,
        Instant asOf,
        Instant receivedAt,
        String methodology,
        @Nullable Long examined,
        @Nullable Long of,
        String standing) {

    static ReportView of(CurrentReport report) {
        return new ReportView(
                report.report(),
                report.component(),
                report.asOf(),
                report.receivedAt(),
                report.methodology(),
                report.examined(),
                report.of(),
                "received");
    }
}
