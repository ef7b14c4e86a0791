package writ.inventory.version;

/** Compares runs of digits of any length, which are versions' numbers, without making numbers of them. */
final class Digits {
    private Digits() {}

    static boolean are(String text) {
        return !text.isEmpty() && text.chars().allMatch(Digits::is);
    }

    static boolean is(int c) {
        return c >= '0' && c <= '9';
    }

    static int compare(String one, String other) {
        String left = withoutZeros(one);
        String right = withoutZeros(other);
        int longer = Integer.compare(left.length(), right.length());
        return longer == 0 ? left.compareTo(right) : longer;
    }

    static boolean isZero(String digits) {
        return withoutZeros(digits).isEmpty();
    }

    private static String withoutZeros(String digits) {
        int from = 0;
        while (from < digits.length() && digits.charAt(from) == '0') {
            from++;
        }
        return digits.substring(from);
    }

    /** Where the run of digits, or of anything else, that begins there ends. */
    static int end(String text, int from, boolean digits) {
        int to = from;
        while (to < text.length() && is(text.charAt(to)) == digits) {
            to++;
        }
        return to;
    }
}
