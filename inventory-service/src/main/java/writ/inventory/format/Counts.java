package writ.inventory.format;

import org.jspecify.annotations.Nullable;

/** Numbers of endpoints as files write them. */
final class Counts {

    private static final int MOST_DIGITS = 10;

    private Counts() {}

    static long read(@Nullable String text) throws RowFault {
        String digits = text == null ? "" : text.strip();
        if (digits.isEmpty()) {
            throw new RowFault("endpoints is missing");
        }
        if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RowFault("endpoints is not a whole number from 0");
        }
        if (digits.length() > MOST_DIGITS) {
            throw new RowFault("endpoints is too large a number");
        }
        return Long.parseLong(digits);
    }
}
