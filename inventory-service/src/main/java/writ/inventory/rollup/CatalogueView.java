package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product of the catalogue, with what the scopes in force say of it.
 *
 * @param firstNamedAt when a report first named it; for an agency, when a report of its first had it
 */
record CatalogueView(ProductView product, Instant firstNamedAt, List<VerdictView> verdicts) {

    /**
     * @param agency for which it holds, where a reviewer decided for one; else for all others
     * @param relation how what the directive says lies to the datum: equal, superset, subset, intersects, undefined, mentions
     * @param datum by what it was decided, in the form in which it was compared
     * @param confidence high, medium or low
     * @param review the reviewer's rule that decided
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record VerdictView(
            String directive,
            @Nullable String agency,
            String verdict,
            String rule,
            @Nullable String relation,
            @Nullable String datum,
            @Nullable String confidence,
            @Nullable String listed,
            String why,
            @Nullable String because,
            @Nullable UUID review) {}
}
