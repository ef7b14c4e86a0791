package writ.inventory.product;

/**
 * Compares values of an attribute of a CPE name by table 6-2 of NISTIR 7696. A value is lower case and well-formed
 * (NISTIR 7695, 5.3): punctuation is quoted by a backslash; unquoted, * at an end stands for any characters and each ? at
 * an end for one or none. Works on the values as they lie and makes no object.
 */
public final class CpeAttribute {
    public static final String ANY = "*";
    public static final String NA = "-";

    private CpeAttribute() {}

    public static CpeRelation compare(String source, String target) {
        if (target.equals(ANY)) {
            return source.equals(ANY) ? CpeRelation.EQUAL : CpeRelation.SUBSET;
        }
        if (isPattern(target)) {
            return CpeRelation.UNDEFINED;
        }
        if (source.equals(target)) {
            return CpeRelation.EQUAL;
        }
        if (source.equals(ANY)) {
            return CpeRelation.SUPERSET;
        }
        boolean covers = !source.equals(NA) && !target.equals(NA) && isPattern(source) && fits(source, target);
        return covers ? CpeRelation.SUPERSET : CpeRelation.DISJOINT;
    }

    /** Whether a value that is not logical has an unquoted wildcard. */
    public static boolean isPattern(String value) {
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '\\') {
                i++;
            } else if (c == '*' || c == '?') {
                return true;
            }
        }
        return false;
    }

    private static boolean fits(String pattern, String target) {
        int from = 0;
        int before = 0;
        boolean anyBefore = pattern.charAt(0) == '*';
        if (anyBefore) {
            from = 1;
        } else {
            while (from < pattern.length() && pattern.charAt(from) == '?') {
                from++;
            }
            before = from;
        }
        int to = pattern.length();
        boolean anyAfter = to > from && isWildcard(pattern, to - 1, '*');
        if (anyAfter) {
            to--;
        }
        int after = 0;
        while (!anyAfter && to > from && isWildcard(pattern, to - 1, '?')) {
            to--;
            after++;
        }
        int most = anyBefore ? Integer.MAX_VALUE : before;
        int rest = anyAfter ? Integer.MAX_VALUE : after;
        return fits(pattern, from, to, target, most, rest);
    }

    /** Whether the literal stands in the target with no more characters before and after it than may be. */
    private static boolean fits(String pattern, int from, int to, String target, int before, int after) {
        int literal = to - from;
        int passed = 0;
        for (int at = 0; at + literal <= target.length(); at++) {
            if (passed > before) {
                return false;
            }
            if (target.regionMatches(at, pattern, from, literal) && characters(target, at + literal) <= after) {
                return true;
            }
            if (target.charAt(at) == '\\') {
                at++;
            }
            passed++;
        }
        return false;
    }

    /** Characters from there on; a quoted one is one. */
    private static int characters(String value, int from) {
        int count = 0;
        for (int i = from; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            }
            count++;
        }
        return count;
    }

    private static boolean isWildcard(String value, int at, char wildcard) {
        if (value.charAt(at) != wildcard) {
            return false;
        }
        int quotes = 0;
        while (at - quotes > 0 && value.charAt(at - quotes - 1) == '\\') {
            quotes++;
        }
        return quotes % 2 == 0;
    }
}
