package writ.directive.obligation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an agency's inventory reports are like, as far as the caller reaches: of the whole agency and of each component.
 *
 * @param newest what the newest report of each is marked with, reports that were withdrawn left out
 * @param refused the last file of each that was refused, when no report of it was received since
 * @param reintroduced products of the directive that are there again, the latest first; not more than the last 20 times
 */
public record Reporting(List<NewestReport> newest, List<RefusedFile> refused, List<Reintroduction> reintroduced) {

    /**
     * @param component absent for the agency as a whole, here and below
     * @param marks measures that are beyond the threshold of the directive, or of inventory-service where it has none
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record NewestReport(
            @Nullable String component, String report, Instant asOf, Instant receivedAt, List<QualityMark> marks) {}

    /**
     * @param measure coverage, identified, duplicates, daysOld or jump
     * @param directive whose threshold it is; absent when it is the one of inventory-service
     * @param advice what to do about it
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record QualityMark(
            String measure,
            double value,
            double threshold,
            @Nullable String directive,
            String advice) {}

    /** @param reason why, in a sentence */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record RefusedFile(@Nullable String component, Instant refusedAt, String reason) {}

    /**
     * @param count how many products there are, of which some are named
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Reintroduction(
            @Nullable String component,
            String report,
            @Nullable Instant asOf,
            Instant at,
            long count,
            List<ReturnedProduct> products) {}

    /**
     * A product in the words of its agency.
     *
     * @param goneSince as of the first report that had it no more
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record ReturnedProduct(
            String supplier,
            String product,
            @Nullable String version,
            @Nullable Instant goneSince) {}
}
