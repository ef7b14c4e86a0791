package writ.inventory.rollup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;

/**
 * What an agency's current reports say of a directive's products: the figures of drafts and events.
 *
 * @param asOf the newest as-of among the reports; null when there is none
 * @param oldestAsOf the oldest one: where parts of the agency report apart, the figures are no newer than that
 * @param reports all that were counted, also those without a finding
 */
@RegisterForReflection
public record Tallied(
        List<ProductFigures> products,
        long enumerated,
        long declared,
        Bounds bounds,
        @Schema(nullable = true) @Nullable Instant asOf,
        @Schema(nullable = true) @Nullable Instant oldestAsOf,
        List<UUID> reports) {

    static Tallied of(Counts counts, List<ProductFigures> products, List<CurrentReport> reports) {
        return new Tallied(
                products,
                counts.enumerated(),
                counts.declared(),
                counts.bounds(),
                reports.stream()
                        .map(CurrentReport::asOf)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                reports.stream()
                        .map(CurrentReport::asOf)
                        .min(Comparator.naturalOrder())
                        .orElse(null),
                reports.stream().map(CurrentReport::report).toList());
    }
}
