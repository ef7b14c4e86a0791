package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a figure went over time, each point by what was known as of it. */
record Trend(List<Point> points) {

    /**
     * @param agencies how many have any of the products
     * @param reporting how many have a report as of then
     * @param cleaned endpoints that had one at the point before and have none now; absent at the first point
     * @param affected endpoints that have one now and had none at the point before
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Point(
            Instant at,
            long enumerated,
            long declared,
            Bounds bounds,
            long agencies,
            long reporting,
            @Nullable Long cleaned,
            @Nullable Long affected) {}
}
