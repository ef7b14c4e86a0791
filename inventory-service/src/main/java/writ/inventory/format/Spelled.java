package writ.inventory.format;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.inventory.product.ProductName;

/** A product in the very words of a file, before it is known whether they can be taken. */
record Spelled(
        @Nullable String supplier,
        @Nullable String product,
        @Nullable String version,
        @Nullable String cpe,
        @Nullable String purl,
        @Nullable String swid,
        boolean embedded) {

    private static final Set<String> ERRORS =
            Set.of("#N/A", "#REF!", "#NAME?", "#VALUE!", "#DIV/0!", "#NUM!", "#NULL!");

    /** @param said whether a row is about a part of another supplier's product; it stands on its own unless said */
    static boolean isYes(@Nullable String said) throws RowFault {
        return switch (said == null ? "" : said.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "y", "1" -> true;
            case "false", "no", "n", "0", "" -> false;
            default -> throw new RowFault("embedded is neither yes nor no");
        };
    }

    /** What spreadsheets show for a formula that failed, in CSV as well; no supplier or product is called so. */
    static boolean isError(@Nullable String text) {
        return text != null && text.startsWith("#") && ERRORS.contains(text.strip());
    }

    /** Of formats that ask for the supplier, unless an identifier says who it is. */
    Spelled identified() throws RowFault {
        for (String text : new @Nullable String[] {supplier, product, version, cpe, purl, swid}) {
            if (isError(text)) {
                throw new RowFault(
                        "a formula of the row failed: " + String.valueOf(text).strip());
            }
        }
        if (isBlank(supplier) && isBlank(cpe) && isBlank(purl) && isBlank(swid)) {
            throw new RowFault("the supplier is empty");
        }
        return this;
    }

    ProductName name() throws RowFault {
        try {
            return new ProductName(orEmpty(supplier), orEmpty(product), version, cpe, purl, swid, embedded);
        } catch (IllegalArgumentException e) {
            throw new RowFault(String.valueOf(e.getMessage()));
        }
    }

    Spelled suppliedBy(@Nullable String other) {
        return new Spelled(other, product, version, cpe, purl, swid, embedded);
    }

    Spelled asEmbedded() {
        return new Spelled(supplier, product, version, cpe, purl, swid, true);
    }

    int length() {
        return length(supplier) + length(product) + length(version) + length(cpe) + length(purl) + length(swid);
    }

    private static int length(@Nullable String text) {
        return text == null ? 0 : text.length();
    }

    private static boolean isBlank(@Nullable String text) {
        return text == null || text.isBlank();
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
