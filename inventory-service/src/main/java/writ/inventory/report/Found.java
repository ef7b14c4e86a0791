package writ.inventory.report;

import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Change;
import writ.inventory.holding.Holding;
import writ.inventory.product.ProductName;

/**
 * What a report says its agency has, or what changed of that.
 *
 * @param holdings by product id; none of a delta
 * @param changes by product id; none of a full report
 * @param endpoints all that it names, by the agency's numbers
 * @param spelled the products that are there, in the words of the file
 */
record Found(
        Map<Long, Holding> holdings,
        Map<Long, Change> changes,
        RoaringBitmap endpoints,
        Map<Long, ProductName> spelled) {

    /** How many it names. */
    int products() {
        return holdings.size() + changes.size();
    }

    /** How many products on an endpoint there are by a full report. */
    long installations() {
        return holdings.values().stream().mapToLong(Holding::installations).sum();
    }
}
