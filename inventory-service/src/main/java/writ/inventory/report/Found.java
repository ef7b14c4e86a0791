package writ.inventory.report;

import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Holding;
import writ.inventory.product.ProductName;

/**
 * What a report says its agency has.
 *
 * @param holdings by product id
 * @param endpoints all that it names, by the agency's numbers
 * @param spelled the products that are there, in the words of the file
 */
record Found(Map<Long, Holding> holdings, RoaringBitmap endpoints, Map<Long, ProductName> spelled) {}
