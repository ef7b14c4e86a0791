package writ.inventory.rollup;

/**
 * @param enumerated distinct endpoints that reports name
 * @param declared endpoints that reports only count; an endpoint may be in it more than once, or among the named
 */
record Counts(long enumerated, long declared, Bounds bounds) {
    static final Counts NONE = new Counts(0, 0, Bounds.NONE);

    /** Of different agencies, which have no endpoint in common. */
    Counts plus(Counts other) {
        return new Counts(enumerated + other.enumerated, declared + other.declared, bounds.plus(other.bounds));
    }
}
