package writ.inventory.rollup;

import java.util.Comparator;
import java.util.List;

/**
 * One agency's holdings of the products of one directive, counted.
 *
 * @param products the most widespread, at most {@link #MOST_PRODUCTS}, by name
 * @param productCount how many there are
 */
record Counted(String agency, String directive, Counts counts, List<Line> products, long productCount) {
    /** As many as a person reads; with all of a catalogue an event would not fit into memory. */
    static final int MOST_PRODUCTS = 100;

    /** A product of the directive: all its versions and spellings. */
    record Line(String supplier, String product, Counts counts) {
        static final Comparator<Line> BY_NAME =
                Comparator.comparing(Line::supplier).thenComparing(Line::product);
        static final Comparator<Line> BY_SPREAD = Comparator.comparingLong(
                        (Line line) -> -line.counts().bounds().atLeast())
                .thenComparing(BY_NAME);
    }
}
