package writ.inventory.product;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** A CPE name as the eleven values of its attributes, well-formed and lower case (NISTIR 7695), ready to be compared. */
public final class CpeName {
    private static final String PREFIX = "cpe:2.3:";
    private static final int ATTRIBUTES = 11;
    private static final int VENDOR = 1;
    private static final int PRODUCT = 2;
    private static final List<String> PARTS = List.of("a", "o", "h");

    private final String[] values;

    private CpeName(String[] values) {
        this.values = values;
    }

    /**
     * Reads a CPE 2.3 formatted string or a CPE 2.2 URI.
     *
     * @throws IllegalArgumentException when the text is neither, saying why
     */
    public static CpeName of(String text) {
        String formatted = startsWithPrefix(text) ? text : Identifiers.cpe(text).toCpe23FS();
        String[] values = new String[ATTRIBUTES];
        int attribute = 0;
        int from = PREFIX.length();
        for (int i = from; i <= formatted.length(); i++) {
            if (i == formatted.length() || formatted.charAt(i) == ':') {
                if (attribute == ATTRIBUTES) {
                    throw new IllegalArgumentException("the CPE has more than eleven attributes");
                }
                values[attribute++] = wellFormed(formatted.substring(from, i));
                from = i + 1;
            } else if (formatted.charAt(i) == '\\') {
                i++;
            }
        }
        if (attribute < ATTRIBUTES) {
            throw new IllegalArgumentException("the CPE has " + attribute + " attributes; it needs eleven");
        }
        if (!PARTS.contains(values[0]) && !values[0].equals(CpeAttribute.ANY)) {
            throw new IllegalArgumentException("the part of the CPE must be a, o, h or *");
        }
        return new CpeName(values);
    }

    private static boolean startsWithPrefix(String text) {
        return text.regionMatches(true, 0, PREFIX, 0, PREFIX.length());
    }

    /** How what this name stands for lies to what the other does; the other is the one of an inventory. */
    public CpeRelation compare(CpeName other) {
        CpeRelation relation = CpeRelation.EQUAL;
        for (int i = 0; i < ATTRIBUTES && relation != CpeRelation.DISJOINT; i++) {
            relation = relation.and(CpeAttribute.compare(values[i], other.values[i]));
        }
        return relation;
    }

    public String vendor() {
        return values[VENDOR];
    }

    public String product() {
        return values[PRODUCT];
    }

    // unbind_value_fs and add_quoting of NISTIR 7695, 6.2.3.2
    private static String wellFormed(String bound) {
        if (bound.equals(CpeAttribute.ANY) || bound.equals(CpeAttribute.NA)) {
            return bound;
        }
        if (bound.isEmpty()) {
            throw new IllegalArgumentException("the CPE has an empty attribute; * says any, - says none");
        }
        StringBuilder quoted = new StringBuilder(bound.length() + 4);
        for (int i = 0; i < bound.length(); i++) {
            char c = bound.charAt(i);
            if (c <= ' ' || c > '~') {
                throw new IllegalArgumentException("the CPE has a character that is not printable ASCII");
            }
            if (c == '\\') {
                i++;
                if (i == bound.length()) {
                    throw new IllegalArgumentException("the CPE has a backslash with nothing to quote");
                }
                quoted.append(c).append(bound.charAt(i));
            } else if (Character.isLetterOrDigit(c) || c == '_') {
                quoted.append(c);
            } else if (c == '*' || c == '?') {
                quoted.append(wildcard(bound, i));
            } else {
                quoted.append('\\').append(c);
            }
        }
        return quoted.toString().toLowerCase(Locale.ROOT);
    }

    private static char wildcard(String bound, int at) {
        char c = bound.charAt(at);
        boolean first = bound.substring(0, at).chars().allMatch(each -> each == '?') && (c == '?' || at == 0);
        boolean last =
                bound.substring(at + 1).chars().allMatch(each -> each == '?') && (c == '?' || at == bound.length() - 1);
        if (!first && !last) {
            throw new IllegalArgumentException("the CPE has an unquoted * or ? within an attribute");
        }
        return c;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CpeName name && Arrays.equals(values, name.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return PREFIX + String.join(":", values);
    }
}
