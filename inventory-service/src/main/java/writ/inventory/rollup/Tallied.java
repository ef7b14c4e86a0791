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
 * @param products the most widespread, at most 100, by name
 * @param productCount how many there are
 * @param possible how many products may be what the directive is about, which are not counted: a person has to look;
 *     each version and spelling is one
 * @param excluded how many the directive leaves out, which are not counted
 * @param asOf the newest as-of among the reports; null when there is none
 * @param oldestAsOf the oldest one: where parts of the agency report apart, the figures are no newer than that
 * @param reports all that were counted, also those without a finding
 */
@RegisterForReflection
public record Tallied(
        List<ProductFigures> products,
        long productCount,
        long possible,
        long excluded,
        long enumerated,
        long declared,
        Bounds bounds,
        @Schema(nullable = true) @Nullable Instant asOf,
        @Schema(nullable = true) @Nullable Instant oldestAsOf,
        List<UUID> reports) {

    /** @param counted null when nothing matched; uncounted null when nothing else was decided */
    static Tallied of(@Nullable Counted counted, @Nullable Uncounted uncounted, List<CurrentReport> reports) {
        Counts counts = counted == null ? Counts.NONE : counted.counts();
        return new Tallied(
                counted == null
                        ? List.of()
                        : counted.products().stream().map(ProductFigures::of).toList(),
                counted == null ? 0 : counted.productCount(),
                uncounted == null ? 0 : uncounted.possible(),
                uncounted == null ? 0 : uncounted.excluded(),
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
