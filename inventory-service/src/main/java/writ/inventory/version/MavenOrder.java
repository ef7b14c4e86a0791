package writ.inventory.version;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The order of Maven's versions: POM Reference, "Version Order Specification". */
final class MavenOrder {
    private static final List<String> QUALIFIERS = List.of("alpha", "beta", "milestone", "rc", "snapshot", "", "sp");
    private static final int RELEASE = QUALIFIERS.indexOf("");

    private MavenOrder() {}

    /** @param hyphen whether a hyphen, or a change between digits and letters, stands before it; else a dot */
    private record Token(boolean hyphen, String value) {
        boolean isNumber() {
            return Digits.are(value);
        }

        boolean isNothing() {
            return isNumber() ? Digits.isZero(value) : value.isEmpty();
        }

        Token padding() {
            return new Token(hyphen, isNumber() ? "0" : "");
        }
    }

    static int compare(String one, String other) {
        List<Token> left = tokens(one);
        List<Token> right = tokens(other);
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            Token a = i < left.size() ? left.get(i) : right.get(i).padding();
            Token b = i < right.size() ? right.get(i) : left.get(i).padding();
            int order = token(a, b);
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int token(Token one, Token other) {
        if (one.isNumber() && other.isNumber()) {
            // 1-1 comes before 1.1: a number after a hyphen begins a list of its own
            return one.hyphen() == other.hyphen()
                    ? Digits.compare(one.value(), other.value())
                    : Boolean.compare(other.hyphen(), one.hyphen());
        }
        if (one.isNumber() || other.isNumber()) {
            return one.isNumber() ? 1 : -1;
        }
        int order = Integer.compare(rank(one.value()), rank(other.value()));
        return order != 0 || rank(one.value()) < QUALIFIERS.size()
                ? order
                : one.value().compareTo(other.value());
    }

    private static int rank(String qualifier) {
        int rank = QUALIFIERS.indexOf(qualifier);
        return rank < 0 ? QUALIFIERS.size() : rank;
    }

    private static List<Token> tokens(String version) {
        String lower = version.toLowerCase(Locale.ROOT);
        List<Token> tokens = new ArrayList<>();
        boolean hyphen = false;
        int at = 0;
        while (at <= lower.length()) {
            int end = at;
            boolean digits = at < lower.length() && Digits.is(lower.charAt(at));
            while (end < lower.length() && !separates(lower.charAt(end)) && Digits.is(lower.charAt(end)) == digits) {
                end++;
            }
            String value = end == at ? "0" : lower.substring(at, end);
            boolean numberFollows = end < lower.length() && Digits.is(lower.charAt(end));
            boolean number = digits || end == at;
            // 1.0.rc is 1-rc: a word begins a list of its own, whatever stands before it
            tokens.add(new Token(hyphen || !number, number ? value : qualifier(value, numberFollows)));
            boolean separated = end < lower.length() && separates(lower.charAt(end));
            hyphen = !separated || lower.charAt(end) != '.';
            at = separated ? end + 1 : end == lower.length() ? end + 1 : end;
        }
        return trimmed(tokens);
    }

    private static boolean separates(char c) {
        return c == '.' || c == '-' || c == '_';
    }

    private static String qualifier(String value, boolean numberFollows) {
        return switch (value) {
            case "a" -> numberFollows ? "alpha" : value;
            case "b" -> numberFollows ? "beta" : value;
            case "m" -> numberFollows ? "milestone" : value;
            case "cr" -> "rc";
            case "ga", "final", "release" -> QUALIFIERS.get(RELEASE);
            default -> value;
        };
    }

    /** Nothings at the end are removed, and those before each hyphen. */
    private static List<Token> trimmed(List<Token> tokens) {
        for (int i = tokens.size() - 1; i > 0; i--) {
            boolean ends = i == tokens.size() - 1 || tokens.get(i + 1).hyphen();
            if (ends && tokens.get(i).isNothing()) {
                tokens.remove(i);
            }
        }
        return tokens;
    }
}
