package writ.inventory.product;

import org.jspecify.annotations.Nullable;

/**
 * A product as a report names it, in the report's own spelling. Making one reads the identifiers and costs
 * microseconds: make one per distinct spelling in a file, not one per row.
 *
 * @param supplier who supplies it; blank when the report does not say
 * @param version as printed by the product; null when not said
 * @param cpe CPE 2.3 formatted string or CPE 2.2 URI
 * @param purl package URL
 * @param swid tag id of a SWID tag (ISO/IEC 19770-2)
 * @param embedded whether the report says that it is a part of another supplier's product
 */
public record ProductName(
        String supplier,
        String product,
        @Nullable String version,
        @Nullable String cpe,
        @Nullable String purl,
        @Nullable String swid,
        boolean embedded) {
    /** Longest supplier, product and version, in UTF-16 characters. */
    public static final int LONGEST_NAME = 500;
    /** Longest CPE, purl or tag id, in UTF-16 characters. */
    public static final int LONGEST_IDENTIFIER = 1000;

    /** @throws IllegalArgumentException saying, in words for the receipt, which field cannot be taken and why */
    public ProductName {
        supplier = bounded("supplier", Spelling.clean(supplier), LONGEST_NAME);
        product = bounded("product", Spelling.clean(product), LONGEST_NAME);
        version = optional("version", version, LONGEST_NAME);
        cpe = optional("cpe", cpe, LONGEST_IDENTIFIER);
        purl = optional("purl", purl, LONGEST_IDENTIFIER);
        swid = optional("swid", swid, LONGEST_IDENTIFIER);
        if (product.isEmpty()) {
            throw new IllegalArgumentException("the product has no name");
        }
        if (cpe != null) {
            Identifiers.cpe(cpe);
        }
        if (purl != null) {
            Identifiers.purl(purl);
        }
    }

    /** A product that stands on its own. */
    public ProductName(
            String supplier, String product, @Nullable String version, @Nullable String cpe, @Nullable String purl) {
        this(supplier, product, version, cpe, purl, null, false);
    }

    private static @Nullable String optional(String field, @Nullable String text, int longest) {
        String clean = text == null ? "" : Spelling.clean(text);
        return clean.isEmpty() ? null : bounded(field, clean, longest);
    }

    private static String bounded(String field, String text, int longest) {
        if (text.length() > longest) {
            throw new IllegalArgumentException("the " + field + " is longer than " + longest + " characters");
        }
        return text;
    }
}
