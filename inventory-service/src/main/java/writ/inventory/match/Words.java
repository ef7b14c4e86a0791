package writ.inventory.match;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares names word by word, without regard to where a spelling parts words: anti-virus, antivirus. */
final class Words {
    private Words() {}

    static String compact(String words) {
        return words.indexOf(' ') < 0 ? words : words.replace(" ", "");
    }

    /** Whether the words of one name stand, whole and in order, in another's. */
    static boolean contains(String words, String sought) {
        for (int at = words.indexOf(sought); at >= 0; at = words.indexOf(sought, at + 1)) {
            int end = at + sought.length();
            if ((at == 0 || words.charAt(at - 1) == ' ') && (end == words.length() || words.charAt(end) == ' ')) {
                return true;
            }
        }
        return false;
    }

    /** A name that others begin with, and what follows it. */
    record Beginning<T>(T value, String rest) {}

    /** The longest of the compact names that these words begin with. */
    static <T> @Nullable Beginning<T> beginning(String words, Map<String, T> byCompactName, int longest) {
        Beginning<T> found = null;
        StringBuilder joined = new StringBuilder();
        for (int from = 0; from < words.length() && joined.length() < longest; ) {
            int space = words.indexOf(' ', from);
            int to = space < 0 ? words.length() : space;
            joined.append(words, from, to);
            T value = byCompactName.get(joined.toString());
            from = Math.min(to + 1, words.length());
            if (value != null) {
                found = new Beginning<>(value, words.substring(from));
            }
        }
        return found;
    }
}
