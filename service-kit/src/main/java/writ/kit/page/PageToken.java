package writ.kit.page;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** The last key of a page, opaque to callers: base64url of its parts, separated by U+001F. */
public final class PageToken {

    private static final String SEPARATOR = "\u001f";
    private static final int MAX_LENGTH = 2048;

    private PageToken() {}

    public static String of(Object... lastKey) {
        String joined = Arrays.stream(lastKey)
                .map(part -> Objects.requireNonNull(part).toString())
                .collect(Collectors.joining(SEPARATOR));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(joined.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * The key parts of a token this service gave out; empty for the first page.
     *
     * @throws Problem malformed, when it is none of ours
     */
    public static List<String> read(@Nullable String token, int parts) {
        if (token == null || token.isEmpty()) {
            return List.of();
        }
        try {
            if (token.length() <= MAX_LENGTH) {
                String joined = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
                List<String> key = List.of(joined.split(SEPARATOR, -1));
                if (key.size() == parts && of(key.toArray()).equals(token)) {
                    return key;
                }
            }
        } catch (IllegalArgumentException notBase64) {
            // answered below, as any other token that is not ours
        }
        throw foreign();
    }

    /**
     * The key of a token this service gave out, in the types that it was made of; null for the first page.
     *
     * @param parse may throw what UUID, Instant and the numbers throw on a text that is none
     * @throws Problem malformed, when it is none of ours
     */
    public static <K> @Nullable K read(@Nullable String token, int parts, Function<List<String>, K> parse) {
        List<String> key = read(token, parts);
        try {
            return key.isEmpty() ? null : parse.apply(key);
        } catch (IllegalArgumentException | DateTimeException changed) {
            throw foreign();
        }
    }

    /** For a list that finds key parts in a token that it never gave out. */
    public static Problem foreign() {
        return Problem.of(CommonProblem.MALFORMED, "pageToken is not one that this list gave out.")
                .at("pageToken", "use the nextPageToken of the page before, unchanged");
    }
}
