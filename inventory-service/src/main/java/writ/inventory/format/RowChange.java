package writ.inventory.format;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a row says became of its product: it is there, or a delta says that it is no longer. */
enum RowChange {
    ADDED,
    REMOVED;

    /**
     * Of a row that names an endpoint.
     *
     * @throws RowFault when the word is none, or says removed in a file that says what is there
     */
    static RowChange read(@Nullable String said, Sink sink) throws RowFault {
        String word = said == null ? "" : said.strip().toLowerCase(Locale.ROOT);
        RowChange change = switch (word) {
            case "", "added" -> ADDED;
            case "removed" -> REMOVED;
            default -> throw new RowFault("change is neither added nor removed");
        };
        if (change == REMOVED && !sink.isDelta()) {
            throw new RowFault(
                    "the row says removed, and a full report says what is there: leave it out, or send the file with kind=delta");
        }
        return change;
    }

    /** @throws RowFault when a row that gives a count says a change as well, which could be taken for a sum */
    static void none(@Nullable String said) throws RowFault {
        if (said != null && !said.isBlank()) {
            throw new RowFault("a count has no change: give the new number of endpoints, 0 when the product is gone");
        }
    }
}
