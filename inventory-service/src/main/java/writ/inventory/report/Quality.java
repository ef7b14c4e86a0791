package writ.inventory.report;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a report can be relied on. Shares are from 0 to 1, in ten thousandths.
 *
 * @param coverage absent when nobody said how many endpoints there are
 * @param daysOld whole days from its as-of to its receipt
 * @param jump against the report that spoke before; absent without one
 * @param marks measures that are beyond their threshold; none when all is well
 */
@RegisterForReflection
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
record Quality(
        @Nullable Coverage coverage,
        Share identified,
        Share duplicates,
        long daysOld,
        @Nullable Jump jump,
        List<Mark> marks) {

    /**
     * @param examined endpoints that were looked at, as the report says, or those that it names when it does not
     * @param of how many there are
     * @param source who says so: the report, or where the agency's newest number is from
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Coverage(long examined, long of, double share, String source, Instant asOf) {}

    /** Products with a CPE, purl or tag id among all; rows that repeat another among those taken. */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Share(long count, long of, double share) {

        static Share of(long count, long of) {
            return new Share(count, of, rounded(of == 0 ? 0 : (double) count / of));
        }
    }

    /**
     * Of endpoints that the whole reports name; by a delta of installations, a product on an endpoint each.
     *
     * @param change from before to now, as a share of before: -0.41 is 41 % fewer
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Jump(
            @Nullable Long endpointsBefore,
            @Nullable Long endpoints,
            @Nullable Long installationsBefore,
            @Nullable Long installations,
            double change,
            long days) {

        static Jump ofEndpoints(long before, long now, long days) {
            return new Jump(before, now, null, null, change(before, now), days);
        }

        static Jump ofInstallations(long before, long now, long days) {
            return new Jump(null, null, before, now, change(before, now), days);
        }

        private static double change(long before, long now) {
            return rounded((double) (now - before) / before);
        }
    }

    /**
     * @param measure coverage, identified, duplicates, daysOld or jump
     * @param threshold that the value is beyond
     * @param directive whose threshold it is; absent when it is the service's
     * @param advice what to do about it
     */
    @RegisterForReflection
    @JsonIgnoreProperties(ignoreUnknown = true)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Mark(
            String measure,
            double value,
            double threshold,
            @Nullable String directive,
            String advice) {}

    static double rounded(double share) {
        return Math.round(share * 10_000) / 10_000.0;
    }
}
