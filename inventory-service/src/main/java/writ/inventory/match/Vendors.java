package writ.inventory.match;

import java.util.Arrays;
import java.util.Comparator;
import us.springett.parsers.cpe.util.Convert;
import writ.inventory.product.Spelling;

/** Vendor parts of CPE names as a directive writes them, in the well-formed way of NISTIR 7695. */
final class Vendors {
    private Vendors() {}

    /** A vendor written plainly or already escaped. */
    static String wellFormed(String vendor) {
        return vendor.indexOf('\\') >= 0 ? vendor : Convert.toWellFormed(vendor);
    }

    /** The same, where * and ? stay wildcards. */
    static String pattern(String vendor) {
        StringBuilder pattern = new StringBuilder();
        for (String part : vendor.split("(?<=[*?])|(?=[*?])")) {
            pattern.append(part.equals("*") || part.equals("?") ? part : wellFormed(part));
        }
        return pattern.toString();
    }

    /** The longest run of characters without a wildcard, compact. */
    static String longestLiteral(String pattern) {
        return Arrays.stream(pattern.split("[*?]"))
                .map(part -> Words.compact(Spelling.words(part)))
                .max(Comparator.comparingInt(String::length))
                .orElse("");
    }
}
