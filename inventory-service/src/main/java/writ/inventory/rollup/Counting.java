package writ.inventory.rollup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Cursor;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import writ.kit.db.Tx;

/**
 * Counts holdings as they stream from the database in the order of agency, set and product, so that no more than one
 * product's and one set's bitmaps are in memory, whatever is asked.
 */
final class Counting {
    private static final int ROWS = 100;

    private final Consumer<Counted> out;
    private final List<Counted.Line> lines = new ArrayList<>();
    private @Nullable Key current;
    private Tally set = new Tally();
    private Tally product = new Tally();

    private record Key(String agency, String set, String supplierKey, String productKey, String supplier, String name) {
        boolean sameProduct(Key other) {
            return sameSet(other) && supplierKey.equals(other.supplierKey) && productKey.equals(other.productKey);
        }

        String product() {
            return supplierKey + '\n' + productKey;
        }

        boolean sameSet(Key other) {
            return agency.equals(other.agency) && set.equals(other.set);
        }
    }

    private Counting(Consumer<Counted> out) {
        this.out = out;
    }

    /**
     * @param sql selects agency, set, supplier_key, product_key, supplier, product, component, endpoints and declared,
     *     ordered by the first four
     */
    static Uni<Void> run(Tx tx, String sql, Consumer<Counted> out, @Nullable Object... args) {
        Counting counting = new Counting(out);
        return tx.connection().prepare(sql).chain(statement -> {
            Cursor cursor = statement.cursor(Tuple.from(args));
            return Multi.createBy()
                    .repeating()
                    .uni(() -> cursor.read(ROWS))
                    .whilst(rows -> cursor.hasMore())
                    .onItem()
                    .invoke(rows -> rows.forEach(counting::take))
                    .collect()
                    .last()
                    .chain(cursor::close)
                    .chain(statement::close)
                    .invoke(counting::finish);
        });
    }

    private void take(Row row) {
        Key key = new Key(
                row.getString("agency"),
                row.getString("set"),
                row.getString("supplier_key"),
                row.getString("product_key"),
                row.getString("supplier"),
                row.getString("product"));
        if (current == null || !current.sameProduct(key)) {
            endProduct();
            if (current != null && !current.sameSet(key)) {
                endSet();
            }
            current = key;
        }
        boolean whole = row.getString("component") == null;
        Long declared = row.getLong("declared");
        ImmutableRoaringBitmap endpoints = bitmap(row);
        product.add(whole, endpoints, declared);
        set.add(whole, endpoints, declared);
    }

    private static @Nullable ImmutableRoaringBitmap bitmap(Row row) {
        io.vertx.core.buffer.Buffer bytes = row.getDelegate().getBuffer("endpoints");
        return bytes == null ? null : new ImmutableRoaringBitmap(ByteBuffer.wrap(bytes.getBytes()));
    }

    private void endProduct() {
        if (current != null) {
            lines.add(new Counted.Line(current.product(), current.supplier(), current.name(), product.counts()));
            product = new Tally();
        }
    }

    private void endSet() {
        if (current != null) {
            out.accept(new Counted(current.agency(), current.set(), set.counts(), List.copyOf(lines)));
            lines.clear();
            set = new Tally();
        }
    }

    private void finish() {
        endProduct();
        endSet();
    }
}
