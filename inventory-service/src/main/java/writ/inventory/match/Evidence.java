package writ.inventory.match;

import org.jspecify.annotations.Nullable;

/**
 * What one datum says of a product, before the scope's exclusions are looked at.
 *
 * @param datum the product's datum, in the form in which it is compared
 * @param by the text of the scope that found it: a name, a CPE, a purl or a tag id
 * @param supplier the scope's own name for the supplier, when the product is known to be, or may be, its
 * @param listed the scope's own name for the product, when it lists it
 */
record Evidence(
        Verdict verdict,
        Rule rule,
        Relation relation,
        Confidence confidence,
        String datum,
        String by,
        @Nullable String supplier,
        @Nullable String listed,
        String why) {

    static Evidence matched(
            Rule rule,
            Relation relation,
            Confidence confidence,
            String datum,
            String by,
            @Nullable String supplier,
            @Nullable String listed,
            String why) {
        return new Evidence(Verdict.MATCHED, rule, relation, confidence, datum, by, supplier, listed, why);
    }

    static Evidence possible(
            Rule rule,
            Relation relation,
            Confidence confidence,
            String datum,
            String by,
            @Nullable String supplier,
            @Nullable String listed,
            String why) {
        return new Evidence(Verdict.POSSIBLE, rule, relation, confidence, datum, by, supplier, listed, why);
    }

    /** The one that says more: matched before possible, then the more confident, then the first. */
    static @Nullable Evidence stronger(@Nullable Evidence one, @Nullable Evidence other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        int order = one.verdict().compareTo(other.verdict());
        return (order == 0 ? one.confidence().compareTo(other.confidence()) : order) <= 0 ? one : other;
    }
}
