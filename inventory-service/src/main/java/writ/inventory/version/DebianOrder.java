package writ.inventory.version;

/** The order of Debian packages: Debian Policy, section 5.6.12. */
final class DebianOrder {
    private DebianOrder() {}

    static int compare(String one, String other) {
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
                dashRight < 0 ? right : right.substring(0, dashRight));
        return order != 0
                ? order
                : part(
                        dashLeft < 0 ? "" : left.substring(dashLeft + 1),
                        dashRight < 0 ? "" : right.substring(dashRight + 1));
    }

    private static String epoch(String version) {
        int colon = version.indexOf(':');
        String epoch = colon < 0 ? "0" : version.substring(0, colon);
        boolean begins = version.length() > colon + 1 && Digits.is(version.charAt(colon + 1));
        if (!Digits.are(epoch) || !begins || !version.matches("[0-9A-Za-z.+~:-]+")) {
            throw new IllegalArgumentException(version + " is no version of a Debian package");
        }
        return epoch;
    }

    /** Runs without digits and runs of digits by turns; a tilde comes before the end, letters before all else. */
    private static int part(String one, String other) {
        int i = 0;
        int j = 0;
        while (i < one.length() || j < other.length()) {
            while (i < one.length() && !Digits.is(one.charAt(i)) || j < other.length() && !Digits.is(other.charAt(j))) {
                int order = Integer.compare(weight(one, i), weight(other, j));
                if (order != 0) {
                    return order;
                }
                i++;
                j++;
            }
            int endOne = Digits.end(one, Math.min(i, one.length()), true);
            int endOther = Digits.end(other, Math.min(j, other.length()), true);
            int order = Digits.compare(
                    one.substring(Math.min(i, one.length()), endOne),
                    other.substring(Math.min(j, other.length()), endOther));
            if (order != 0) {
                return order;
            }
            i = endOne;
            j = endOther;
        }
        return 0;
    }

    private static int weight(String text, int at) {
        if (at >= text.length() || Digits.is(text.charAt(at))) {
            return 0;
        }
        char c = text.charAt(at);
        return c == '~' ? -1 : Character.isLetter(c) ? c : c + 256;
    }
}
