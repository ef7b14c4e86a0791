package writ.inventory.match;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import writ.inventory.product.NameStarts;
import writ.inventory.product.Product;
import writ.kit.db.Tx;

/** Finds the products that a scope may have something to do with, by indexes alone. */
final class Candidates {
    // A page is matched between two statements, on an event loop: some milliseconds of work.
    private static final int PAGE = 5_000;
    // Every condition is a comparison that row-level security lets an index answer: see the decision in the README.
    private static final String FIND = """
            SELECT p.id FROM products p WHERE p.name_key IN (
                SELECT s.name_key FROM unnest($1::text[], $2::text[]) AS n (low, high)
                JOIN name_starts s ON s.start >= n.low AND s.start < n.high)
            UNION SELECT p.id FROM products p WHERE p.cpe_vendor = ANY ($3)
            UNION SELECT p.id FROM products p WHERE p.purl_base = ANY ($4)
            UNION SELECT p.id FROM products p WHERE p.swid = ANY ($5)
            UNION SELECT p.id FROM products p WHERE p.cpe IS NOT NULL AND p.cpe_vendor IS NULL AND $6
            UNION SELECT p.id FROM products p WHERE p.cpe IS NOT NULL AND $7
            ORDER BY 1""";
    private static final String READ =
            "SELECT " + Product.COLUMNS + " FROM products p WHERE p.id = ANY ($1) ORDER BY p.id";

    private Candidates() {}

    /** Their ids, some thousand at a time. */
    static Uni<List<Long[]>> of(Tx tx, Needles needles) {
        if (needles.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        return tx.rows(
                        FIND,
                        needles.starts().stream().map(NameStarts::low).toArray(String[]::new),
                        needles.starts().stream().map(NameStarts::high).toArray(String[]::new),
                        needles.vendors().toArray(String[]::new),
                        needles.purls().toArray(String[]::new),
                        needles.swidTags().toArray(String[]::new),
                        needles.openCpes(),
                        needles.everyCpe())
                .map(rows -> {
                    Long[] ids = StreamSupport.stream(rows.spliterator(), false)
                            .map((Row row) -> row.getLong(0))
                            .toArray(Long[]::new);
                    List<Long[]> pages = new ArrayList<>();
                    for (int from = 0; from < ids.length; from += PAGE) {
                        pages.add(java.util.Arrays.copyOfRange(ids, from, Math.min(from + PAGE, ids.length)));
                    }
                    return pages;
                });
    }

    static Uni<List<Product>> read(Tx tx, Long[] page) {
        return tx.list(READ, Product::read, (Object) page);
    }
}
