package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * On how many endpoints some products are, over the agencies the caller reaches.
 *
 * @param agencies how many of them have it
 * @param reporting how many have a current report, of how many: what the others have, nobody said
 * @param oldestAsOf as of when the oldest of the current reports holds; absent without one
 * @param products the most widespread, at most {@link #MOST_PRODUCTS}
 * @param productCount how many there are
 * @param byAgency absent for oversight, which sees sums only
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Summary(
        long enumerated,
        long declared,
        Bounds bounds,
        long agencies,
        Reporting reporting,
        @Nullable Instant oldestAsOf,
        @Nullable Instant newestAsOf,
        List<ProductSum> products,
        long productCount,
        @Nullable List<AgencySum> byAgency) {
    static final int MOST_PRODUCTS = 200;

    record Reporting(long agencies, long of) {}

    record ProductSum(String supplier, String product, long enumerated, long declared, Bounds bounds, long agencies) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record AgencySum(
            String agency,
            @Nullable String name,
            long enumerated,
            long declared,
            Bounds bounds,
            List<ReportView> reports) {}
}
