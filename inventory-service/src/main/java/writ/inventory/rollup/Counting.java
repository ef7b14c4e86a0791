package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import writ.inventory.holding.EndpointSets;
import writ.inventory.rollup.Counted.Line;
import writ.kit.db.Tx;

/**
 * Counts holdings as they stream from the database in the order of agency, directive and product, so that no more
 * than one product's and one directive's bitmaps are in memory, whatever is asked.
 */
final class Counting {
    private final Consumer<Counted> out;
    private @Nullable Key current;
    private Tally set = new Tally();
    private Tally product = new Tally();
    private Biggest<Line> lines = noLines();

    private record Key(
            String agency, String directive, String supplierKey, String productKey, String supplier, String name) {
        boolean sameProduct(Key other) {
            return sameSet(other) && supplierKey.equals(other.supplierKey) && productKey.equals(other.productKey);
        }

        boolean sameSet(Key other) {
            return agency.equals(other.agency) && directive.equals(other.directive);
        }
    }

    private Counting(Consumer<Counted> out) {
        this.out = out;
    }

    /**
     * @param sql selects agency, directive, supplier_key, product_key, supplier, product, component, endpoints,
     *     base_endpoints and declared, ordered by the first four
     */
    static Uni<Void> run(Tx tx, String sql, Consumer<Counted> out, @Nullable Object... args) {
        Counting counting = new Counting(out);
        return Streaming.each(tx, sql, counting::take, args).invoke(counting::finish);
    }

    private void take(Row row) {
        Key key = new Key(
                row.getString("agency"),
                row.getString("directive"),
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

    static @Nullable ImmutableRoaringBitmap bitmap(Row row) {
        io.vertx.sqlclient.Row columns = row.getDelegate();
        return EndpointSets.of(columns.getBuffer("endpoints"), columns.getBuffer("base_endpoints"));
    }

    private void endProduct() {
        if (current != null) {
            lines.add(new Line(current.supplier(), current.name(), product.counts()));
            product = new Tally();
        }
    }

    private void endSet() {
        if (current != null) {
            out.accept(new Counted(
                    current.agency(), current.directive(), set.counts(), lines.in(Line.BY_NAME), lines.count()));
            lines = noLines();
            set = new Tally();
        }
    }

    private void finish() {
        endProduct();
        endSet();
    }

    private static Biggest<Line> noLines() {
        return new Biggest<>(Counted.MOST_PRODUCTS, Line.BY_SPREAD);
    }
}
