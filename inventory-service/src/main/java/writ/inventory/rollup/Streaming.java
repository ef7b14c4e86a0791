package writ.inventory.rollup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Tx;

/** Goes through the rows of a query some at a time, so that memory does not grow with the answer. */
final class Streaming {
    private static final int ROWS = 100;

    private Streaming() {}

    static Uni<Void> each(Tx tx, String sql, Consumer<Row> out, @Nullable Object... args) {
        return until(() -> false, tx, sql, out, args);
    }

    /** The first rows that fit, at most so many. */
    static <T> Uni<List<T>> first(
            Tx tx, String sql, int most, Predicate<Row> fits, Function<Row, T> read, @Nullable Object... args) {
        List<T> found = new ArrayList<>();
        Consumer<Row> take = row -> {
            if (found.size() < most && fits.test(row)) {
                found.add(read.apply(row));
            }
        };
        return until(() -> found.size() == most, tx, sql, take, args).replaceWith(found);
    }

    private static Uni<Void> until(
            BooleanSupplier enough, Tx tx, String sql, Consumer<Row> out, @Nullable Object... args) {
        return tx.connection().prepare(sql).chain(statement -> {
            Cursor cursor = statement.cursor(Tuple.from(args));
            return Multi.createBy()
                    .repeating()
                    .uni(() -> cursor.read(ROWS))
                    .whilst(rows -> cursor.hasMore() && !enough.getAsBoolean())
                    .onItem()
                    .invoke(rows -> rows.forEach(out))
                    .collect()
                    .last()
                    .chain(cursor::close)
                    .chain(statement::close);
        });
    }
}
