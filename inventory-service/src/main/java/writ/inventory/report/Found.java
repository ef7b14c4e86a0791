package writ.inventory.report;

import java.util.List;
import java.util.Map;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Holding;
import writ.inventory.product.ProductName;

/**
 * What a report says its agency has.
 *
 * @param holdings by product id
 * @param endpoints all that it names, by the agency's numbers
 * @param fresh products that no report had named before
 */
record Found(Map<Long, Holding> holdings, RoaringBitmap endpoints, List<ProductName> fresh) {}
