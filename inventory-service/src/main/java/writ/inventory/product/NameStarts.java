package writ.inventory.product;

/**
 * The index of names: for each word of a product's names all that follows it, without gaps, so that whatever begins
 * where a word begins is found by a range of texts.
 */
public final class NameStarts {
    /** As in the table: what follows further on is compared with the product itself. */
    private static final int LONGEST = 64;

    private static final String LAST = Character.toString(Character.MAX_CODE_POINT);

    private NameStarts() {}

    /** The first text that begins so. */
    public static String low(String compact) {
        int end = Math.min(
                compact.length(),
                compact.offsetByCodePoints(0, Math.min(LONGEST, compact.codePointCount(0, compact.length()))));
        return compact.substring(0, end);
    }

    /** What comes after the last text that begins so. */
    public static String high(String compact) {
        return low(compact) + LAST;
    }
}
