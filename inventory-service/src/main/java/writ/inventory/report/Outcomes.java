package writ.inventory.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.rollup.DirectiveFigures;

/** Words what came of a report. */
@ApplicationScoped
class Outcomes {

    private static final int TOLD = 20;

    private final ObjectMapper json;

    Outcomes(ObjectMapper json) {
        this.json = json;
    }

    Outcome of(Fold fold, Found found, Outcome.@Nullable Changes changes, List<DirectiveFigures> findings) {
        return new Outcome(
                fold.repeated(),
                fold.ignored(),
                fold.refusals().stream().limit(TOLD).toList(),
                fold.refusals().size(),
                found.holdings().size(),
                found.endpoints().getCardinality(),
                new Outcome.NewProducts(
                        found.fresh().size(),
                        found.fresh().stream()
                                .limit(TOLD)
                                .map(name -> new Outcome.NewProduct(name.supplier(), name.product(), name.version()))
                                .toList()),
                changes,
                json.valueToTree(findings));
    }
}
