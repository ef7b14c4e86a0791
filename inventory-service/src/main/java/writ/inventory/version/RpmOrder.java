package writ.inventory.version;

/** The order of RPM packages (rpmvercmp): epoch, version and release, each by runs of digits and of letters. */
final class RpmOrder {
    private RpmOrder() {}

    static int compare(String one, String other) {
        return compare(one, other, false);
    }

    /** As pacman does it: letters that follow without a separator are of a release to come. */
    static int comparePacman(String one, String other) {
        return compare(one, other, true);
    }

    private static int compare(String one, String other, boolean pacman) {
        int order = Digits.compare(epoch(one), epoch(other));
        if (order != 0) {
            return order;
        }
        String left = one.substring(one.indexOf(':') + 1);
        String right = other.substring(other.indexOf(':') + 1);
        int dashLeft = left.lastIndexOf('-');
        int dashRight = right.lastIndexOf('-');
        order = part(
                dashLeft < 0 ? left : left.substring(0, dashLeft),
                dashRight < 0 ? right : right.substring(0, dashRight),
                pacman);
        // A range that says no release means every release of that version.
        return order != 0 || dashLeft < 0 || dashRight < 0
                ? order
                : part(left.substring(dashLeft + 1), right.substring(dashRight + 1), pacman);
    }

    private static String epoch(String version) {
        int colon = version.indexOf(':');
        String epoch = colon < 0 ? "0" : version.substring(0, colon);
        if (!Digits.are(epoch) || !version.chars().anyMatch(c -> Character.isLetterOrDigit(c))) {
            throw new IllegalArgumentException(version + " is no version of an RPM package");
        }
        return epoch;
    }

    private static int part(String one, String other, boolean pacman) {
        int i = 0;
        int j = 0;
        while (true) {
            int startOne = i;
            int startOther = j;
            i = separatorsEnd(one, i);
            j = separatorsEnd(other, j);
            char a = i < one.length() ? one.charAt(i) : 0;
            char b = j < other.length() ? other.charAt(j) : 0;
            int separators = Integer.compare(i - startOne, j - startOther);
            if (pacman && separators != 0 && a != 0 && b != 0) {
                return separators;
            }
            if (a == '~' || b == '~') {
                if (a != b) {
                    return a == '~' ? -1 : 1;
                }
                i++;
                j++;
            } else if (a == '^' || b == '^') {
                if (a != b) {
                    return a == '^' ? (b == 0 ? 1 : -1) : (a == 0 ? -1 : 1);
                }
                i++;
                j++;
            } else if (a == 0 || b == 0) {
                int order = Boolean.compare(a != 0, b != 0);
                boolean toCome = pacman && (i == startOne && isLetter(a) || j == startOther && isLetter(b));
                return toCome ? -order : order;
            } else {
                boolean digits = Digits.is(a);
                if (digits != Digits.is(b)) {
                    return digits ? 1 : -1;
                }
                int endOne = end(one, i, digits);
                int endOther = end(other, j, digits);
                String left = one.substring(i, endOne);
                String right = other.substring(j, endOther);
                int order = digits ? Digits.compare(left, right) : left.compareTo(right);
                if (order != 0) {
                    return order;
                }
                i = endOne;
                j = endOther;
            }
        }
    }

    private static int end(String text, int from, boolean digits) {
        int to = from;
        while (to < text.length() && isPart(text.charAt(to)) && Digits.is(text.charAt(to)) == digits) {
            to++;
        }
        return to;
    }

    private static boolean isPart(char c) {
        return Digits.is(c) || isLetter(c);
    }

    private static boolean isLetter(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
    }

    private static int separatorsEnd(String text, int from) {
        int to = from;
        while (to < text.length() && !isPart(text.charAt(to)) && text.charAt(to) != '~' && text.charAt(to) != '^') {
            to++;
        }
        return to;
    }
}
