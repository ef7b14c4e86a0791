package writ.inventory.scope;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * From where on a report is received with a mark under one directive; null where it says nothing. Shares are from 0 to 1.
 *
 * @param coverage least share of the endpoints that was looked at
 * @param identified least share of the products that an identifier names
 * @param duplicates largest share of rows that repeat another
 * @param daysOld most days from a report's as-of to its receipt
 * @param jump largest change of the number of endpoints, either way
 */
public record Thresholds(
        String directive,
        @Nullable Double coverage,
        @Nullable Double identified,
        @Nullable Double duplicates,
        @Nullable Double daysOld,
        @Nullable Double jump) {

    /** Reads `spec.quality` of a directive document; what is no number is not stated. */
    static Thresholds read(String directive, JsonNode quality) {
        return new Thresholds(
                directive,
                number(quality.path("coverage")),
                number(quality.path("identified")),
                number(quality.path("duplicates")),
                number(quality.path("daysOld")),
                number(quality.path("jump")));
    }

    private static @Nullable Double number(JsonNode node) {
        return node.isNumber() ? node.doubleValue() : null;
    }
}
