package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue, with what the scopes in force say of it.
 *
 * @param firstNamedAt when a report first named it; for an agency, when a report of its first had it
 */
record CatalogueView(ProductView product, Instant firstNamedAt, List<VerdictView> verdicts) {

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictView(
            String directive,
            String verdict,
            String rule,
            @Nullable String listed,
            String why,
            @Nullable String because) {}
}
