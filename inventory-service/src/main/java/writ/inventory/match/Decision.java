package writ.inventory.match;

import org.jspecify.annotations.Nullable;
import writ.inventory.product.Product;

/**
 * What was decided about one product and one scope.
 *
 * @param verdict that of the evidence, or excluded
 * @param rule by which datum; of an exclusion, by which of its kinds
 * @param why one sentence or more with the datum that decided, in no spelling that another agency's report gave it
 * @param because the directive's reason, of an exclusion
 */
record Decision(
        Product product,
        Verdict verdict,
        Rule rule,
        Evidence evidence,
        String why,
        @Nullable String because) {

    @Nullable
    String supplier() {
        return evidence.supplier();
    }

    @Nullable
    String listed() {
        return evidence.listed();
    }
}
