package writ.inventory.rollup;

import java.util.List;

/**
 * One agency's holdings of one set of products, counted.
 *
 * @param set the directive whose scope the set is, or "" for what a search found
 */
record Counted(String agency, String set, Counts counts, List<Line> products) {

    /**
     * A product of the set: all its versions and spellings.
     *
     * @param key the same for the same product at another agency
     */
    record Line(String key, String supplier, String product, Counts counts) {}
}
