package writ.inventory.match;

import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;

/**
 * What was decided about one product and one scope.
 *
 * @param supplier the scope's own name for the supplier, when the product is known to be, or may be, its
 * @param listed the scope's own name for the product, when it lists it
 * @param why one sentence with the datum that decided, in no spelling that another agency's report gave it
 * @param because the directive's reason, of an exclusion
 */
record Decision(
        Product product,
        Verdict verdict,
        Rule rule,
        @Nullable String supplier,
        @Nullable String listed,
        String why,
        @Nullable String because) {}
