package writ.inventory.product;

import java.util.List;
import java.util.Map;

/**
 * The ids of products, for ever theirs.
 *
 * @param ids of every spelling asked for
 * @param fresh those the catalogue had never seen before, one spelling each
 */
public record Minted(Map<ProductName, Long> ids, List<ProductName> fresh) {}
