package writ.kit.page;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list; `nextPageToken` is absent on the last one. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Page<T>(List<T> items, @Nullable String nextPageToken) {

    /**
     * Cuts a page out of rows read with a limit of one more than asked for.
     *
     * @param rows at most `limit + 1` of them, in key order
     * @param lastKey the key parts of a row, as the token carries them
     */
    public static <T> Page<T> of(List<T> rows, int limit, Function<T, Object[]> lastKey) {
        if (rows.size() <= limit) {
            return new Page<>(List.copyOf(rows), null);
        }
        List<T> items = List.copyOf(rows.subList(0, limit));
        return new Page<>(items, PageToken.of(lastKey.apply(items.getLast())));
    }
}
