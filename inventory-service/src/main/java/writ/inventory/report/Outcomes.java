package writ.inventory.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.Difference;
import writ.inventory.product.ProductName;
import writ.inventory.rollup.DirectiveFigures;

/** Words what came of a report. */
@ApplicationScoped
class Outcomes {

    private static final int TOLD = 20;
    private static final Comparator<ProductName> BY_NAME =
            Comparator.comparing(ProductName::supplier).thenComparing(ProductName::product);

    private final ObjectMapper json;

    Outcomes(ObjectMapper json) {
        this.json = json;
    }

    /**
     * @param fresh ids of products that are new to the agency or component
     * @param applied what a delta came to; null of a full report
     */
    Outcome of(
            Fold fold,
            Found found,
            List<Long> fresh,
            Outcome.@Nullable Changes changes,
            Difference.@Nullable Applied applied,
            Quality quality,
            List<DirectiveFigures> findings) {
        return new Outcome(
                fold.repeated(),
                fold.ignored(),
                fold.refusals().stream().limit(TOLD).toList(),
                found.products(),
                found.endpoints().getCardinality(),
                new Outcome.NewProducts(
                        fresh.size(),
                        fresh.stream()
                                .limit(TOLD)
                                .map(id ->
                                        Objects.requireNonNull(found.spelled().get(id)))
                                .map(name -> new Outcome.NewProduct(name.supplier(), name.product(), name.version()))
                                .toList()),
                changes,
                quality,
                json.valueToTree(findings),
                applied == null ? null : applied.unchanged());
    }
}
