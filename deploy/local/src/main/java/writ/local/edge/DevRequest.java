package writ.local.edge;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A request to the suite itself.
 *
 * @param below the segments of the path below that of the resource
 */
public record DevRequest(String method, List<String> below, Map<String, String> query, byte[] body) {

    /** A query parameter; null when it is missing or empty. */
    public @Nullable String parameter(String name) {
        String value = query.get(name);
        return value == null || value.isEmpty() ? null : value;
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    static List<String> segments(String path) {
        return Arrays.stream(path.split("/")).filter(part -> !part.isEmpty()).toList();
    }
}
