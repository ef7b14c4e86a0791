package writ.inventory.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The order of versions that follow no published scheme, as vendors of commercial products print them: numbers by value,
 * words by the alphabet without case. What only says that a release is not out yet (beta, rc) comes before it, any other
 * word (a hot fix, a letter) after it; zeros at the end are nothing.
 */
final class NaturalOrder {
    private static final List<String> BEFORE =
            List.of("dev", "alpha", "beta", "milestone", "pre", "preview", "cr", "rc", "snapshot");

    private NaturalOrder() {}

    static int compare(String one, String other) {
        List<String> left = parts(one);
        List<String> right = parts(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            int order = part(i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    /** Numbers parted by dots, and nothing of what follows them: VERS, type intdot. */
    static int compareNumbers(String one, String other) {
        return compare(numbers(one), numbers(other));
    }

    private static String numbers(String version) {
        int end = 0;
        while (end < version.length() && (Digits.is(version.charAt(end)) || version.charAt(end) == '.')) {
            end++;
        }
        return version.substring(0, end);
    }

    private static List<String> parts(String version) {
        String lower = version.strip().toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        int at = lower.length() > 1 && lower.charAt(0) == 'v' && Digits.is(lower.charAt(1)) ? 1 : 0;
        while (at < lower.length()) {
            boolean digit = Digits.is(lower.charAt(at));
            int end = digit ? Digits.end(lower, at, true) : letters(lower, at);
            if (!digit && end > at) {
                withoutZeros(parts);
            }
            if (end > at) {
                parts.add(lower.substring(at, end));
            }
            at = Math.max(end, at + 1);
        }
        if (parts.isEmpty() || !Digits.are(parts.getFirst())) {
            throw new IllegalArgumentException(version + " does not begin with a number");
        }
        withoutZeros(parts);
        return parts;
    }

    private static void withoutZeros(List<String> parts) {
        while (parts.size() > 1 && Digits.are(parts.getLast()) && Digits.isZero(parts.getLast())) {
            parts.removeLast();
        }
    }

    private static int letters(String text, int from) {
        int to = from;
        while (to < text.length() && Character.isLetter(text.charAt(to))) {
            to++;
        }
        return to;
    }

    private static int part(String one, String other) {
        int kind = Integer.compare(kind(one), kind(other));
        if (kind != 0) {
            return kind;
        }
        return Digits.are(one) ? Digits.compare(one, other) : one.compareTo(other);
    }

    private static int kind(String part) {
        if (part.isEmpty()) {
            return BEFORE.size();
        }
        int before = BEFORE.indexOf(part);
        return before >= 0 ? before : BEFORE.size() + (Digits.are(part) ? 2 : 1);
    }
}
