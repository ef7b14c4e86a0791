package writ.inventory.rollup;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jboss.resteasy.reactive.RestMulti;

/**
 * Writes a whole list as a file, page by page: each page is a transaction of its own, so that a slow reader holds none open, and
 * the next is read when the one before was taken.
 */
@ApplicationScoped
class Export {
    /** Rows of a page. */
    static final int PAGE = 500;

    private final ObjectMapper json;

    Export(ObjectMapper json) {
        this.json = json;
    }

    /**
     * A list that can be paged through.
     *
     * @param page the items after a key, at most {@link #PAGE} and one more when there are more
     * @param key of an item
     * @param columns JSON pointers into an item, for CSV
     */
    record Listed<T>(
            String name, Function<List<String>, Uni<List<T>>> page, Function<T, Object[]> key, List<String> columns) {}

    /** What is wrong with the question is answered before the file begins. */
    <T> RestMulti<Buffer> file(ExportFormat format, Listed<T> list) {
        return RestMulti.fromUniResponse(
                list.page().apply(List.of()),
                first -> Multi.createBy()
                        .concatenating()
                        .streams(
                                Multi.createFrom().item(Buffer.buffer(format.head(list.columns()))),
                                pages(list, first).map(rows -> lines(format, list, rows))),
                first -> Map.of(
                        "Content-Type", List.of(format.mediaType()),
                        "Content-Disposition",
                                List.of("attachment; filename=\"" + list.name() + "." + format.ending() + "\"")));
    }

    private static <T> Multi<List<T>> pages(Listed<T> list, List<T> first) {
        AtomicReference<List<T>> next = new AtomicReference<>(first);
        return Multi.createBy()
                .repeating()
                .uni(() -> {
                    List<T> rows = next.get();
                    if (rows.size() <= PAGE) {
                        return Uni.createFrom().item(rows);
                    }
                    Object[] last = list.key().apply(rows.get(PAGE - 1));
                    List<String> key = Arrays.stream(last)
                            .map(part -> Objects.requireNonNull(part).toString())
                            .toList();
                    return list.page().apply(key).invoke(next::set).replaceWith(rows);
                })
                .whilst(rows -> rows.size() > PAGE);
    }

    private <T> Buffer lines(ExportFormat format, Listed<T> list, List<T> rows) {
        StringBuilder lines = new StringBuilder();
        rows.stream()
                .limit(PAGE)
                .forEach(row -> lines.append(format.line(json, Objects.requireNonNull(row), list.columns())));
        return Buffer.buffer(lines.toString());
    }
}
