package writ.inventory.match;

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

    /** Whether nothing is known of how a vendor that fits begins. */
    static boolean isOpenAtStart(String pattern) {
        return start(pattern).isEmpty();
    }

    /** What stands before the first wildcard, compact. */
    static String start(String pattern) {
        return Words.compact(Spelling.words(pattern.split("[*?]", 2)[0]));
    }
}
