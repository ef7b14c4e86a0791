package writ.inventory.product;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How a text that people typed or a scanner printed is made comparable, in two strengths. */
public final class Spelling {
    private static final Pattern TYPED_MARKS = Pattern.compile("\\((?:r|tm|c|sm)\\)", Pattern.CASE_INSENSITIVE);

    private Spelling() {}

    /** The text as it was written, with runs of white space, control and invisible characters made one space. */
    public static String clean(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); ) {
            int c = text.codePointAt(i);
            i += Character.charCount(c);
            if (isGap(c)) {
                gap(clean);
            } else if (Character.getType(c) == Character.SURROGATE) {
                clean.append('\uFFFD');
            } else if (Character.getType(c) != Character.FORMAT) {
                clean.appendCodePoint(c);
            }
        }
        return trimmed(clean);
    }

    /** What two spellings of the same name share: Unicode NFKC, no case, single spaces, no trademark signs. */
    public static String canonical(String text) {
        String canonical = withoutMarks(clean(text));
        // Folding can spell out a sign that is then removed (a circled letter in brackets), hence until it stays.
        for (String before = ""; !isAscii(canonical) && !canonical.equals(before); ) {
            before = canonical;
            canonical = withoutMarks(clean(folded(canonical, Normalizer.Form.NFKC)));
        }
        return isAscii(canonical) ? canonical.toLowerCase(Locale.ROOT) : canonical;
    }

    /**
     * The words of a name, lower case, parted by single spaces: what matching and search compare. Punctuation parts
     * words, accents are dropped; {@code +} and {@code #} stay, as in C++ and C#. Blank when the text has no word.
     */
    public static String words(String text) {
        String canonical = canonical(text);
        String plain = isAscii(canonical) ? canonical : folded(canonical, Normalizer.Form.NFKD);
        StringBuilder words = new StringBuilder(plain.length());
        for (int i = 0; i < plain.length(); ) {
            int c = plain.codePointAt(i);
            i += Character.charCount(c);
            if (Character.isLetterOrDigit(c) || c == '+' || c == '#') {
                words.appendCodePoint(c);
            } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
                gap(words);
            }
        }
        return trimmed(words);
    }

    private static String withoutMarks(String text) {
        String unmarked = text;
        if (text.indexOf('(') >= 0) {
            unmarked = TYPED_MARKS.matcher(unmarked).replaceAll(" ");
        }
        if (!isAscii(unmarked)) {
            unmarked = unmarked.replace('™', ' ')
                    .replace('®', ' ')
                    .replace('©', ' ')
                    .replace('℠', ' ');
        }
        return unmarked.equals(text) ? text : clean(unmarked);
    }

    // Upper case first: ß and SS become one. Each letter by itself, or a sigma depends on its neighbours.
    private static String folded(String text, Normalizer.Form form) {
        String whole = Normalizer.normalize(text, form);
        int[] lower = whole.toUpperCase(Locale.ROOT)
                .codePoints()
                .map(Character::toLowerCase)
                .toArray();
        return Normalizer.normalize(new String(lower, 0, lower.length), form);
    }

    private static boolean isGap(int c) {
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || Character.isISOControl(c);
    }

    private static void gap(StringBuilder text) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != ' ') {
            text.append(' ');
        }
    }

    private static String trimmed(StringBuilder text) {
        int end = text.length();
        return end > 0 && text.charAt(end - 1) == ' ' ? text.substring(0, end - 1) : text.toString();
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }
}
