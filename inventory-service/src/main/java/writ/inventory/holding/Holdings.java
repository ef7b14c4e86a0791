package writ.inventory.holding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Holding.Declared;
import writ.inventory.holding.Holding.Enumerated;
import writ.kit.db.Tx;

/** Stores what a report says is there. */
@ApplicationScoped
public class Holdings {
    private static final int STATEMENT_ROWS = 2_000;
    private static final int STATEMENT_BYTES = 4 << 20;
    private static final String STORE = """
            INSERT INTO holdings (agency, component, report, product, endpoints, enumerated, declared)
            SELECT $1, $2, $3, h.* FROM unnest($4::bigint[], $5::bytea[], $6::bigint[], $7::bigint[]) AS h""";

    private static final String READ = """
            SELECT product, endpoints, declared FROM holdings
            WHERE agency = $1 AND report = $2 AND product > $3 ORDER BY product LIMIT 500""";

    /** Stores a report's holdings by product id; they count while the report is a current one. */
    public Uni<Void> store(
            Tx tx, UUID report, String agency, @Nullable String component, Map<Long, Holding> byProduct) {
        return Multi.createFrom()
                .iterable(parts(byProduct))
                .onItem()
                .transformToUniAndConcatenate(part -> tx.update(
                        STORE,
                        agency,
                        component,
                        report,
                        part.stream().map(Stored::product).toArray(Long[]::new),
                        part.stream().map(Stored::endpoints).toArray(Buffer[]::new),
                        part.stream().map(Stored::enumerated).toArray(Long[]::new),
                        part.stream().map(Stored::declared).toArray(Long[]::new)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** Goes through a report's holdings by product id, some hundred in memory at a time. */
    public Uni<Void> each(Tx tx, UUID report, String agency, BiConsumer<Long, Holding> out) {
        return each(tx, report, agency, 0, out);
    }

    private Uni<Void> each(Tx tx, UUID report, String agency, long after, BiConsumer<Long, Holding> out) {
        return tx.rows(READ, agency, report, after).chain(rows -> {
            long last = after;
            for (Row row : rows) {
                last = row.getLong("product");
                out.accept(last, holding(row));
            }
            return rows.size() == 0 ? Uni.createFrom().voidItem() : each(tx, report, agency, last, out);
        });
    }

    private static Holding holding(Row row) {
        Buffer bytes = row.getDelegate().getBuffer("endpoints");
        Long declared = row.getLong("declared");
        if (bytes == null) {
            return declared == null ? new Holding.Present() : new Declared(declared);
        }
        RoaringBitmap endpoints = new RoaringBitmap();
        try {
            endpoints.deserialize(ByteBuffer.wrap(bytes.getBytes()));
        } catch (IOException e) {
            throw new IllegalStateException("a stored endpoint set is damaged", e);
        }
        return new Enumerated(endpoints);
    }

    /** Each part is made when the one before is stored: all of them are as large as all sets in memory. */
    private static Iterable<List<Stored>> parts(Map<Long, Holding> byProduct) {
        long[] products =
                byProduct.keySet().stream().mapToLong(Long::longValue).sorted().toArray();
        return () -> new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < products.length;
            }

            @Override
            public List<Stored> next() {
                List<Stored> part = new ArrayList<>();
                int bytes = 0;
                while (hasNext() && part.size() < STATEMENT_ROWS && bytes <= STATEMENT_BYTES) {
                    long product = products[at++];
                    Stored stored = Stored.of(product, Objects.requireNonNull(byProduct.get(product)));
                    if (stored != null) {
                        part.add(stored);
                        bytes += stored.endpoints() == null
                                ? 0
                                : stored.endpoints().length();
                    }
                }
                return part;
            }
        };
    }

    private record Stored(
            long product,
            @Nullable Buffer endpoints,
            @Nullable Long enumerated,
            @Nullable Long declared) {

        /** Null when nothing is there. */
        static @Nullable Stored of(long product, Holding holding) {
            return switch (holding) {
                case Enumerated(RoaringBitmap endpoints) ->
                    endpoints.isEmpty()
                            ? null
                            : new Stored(product, bytes(endpoints), endpoints.getLongCardinality(), null);
                case Declared(long count) -> count == 0 ? null : new Stored(product, null, null, count);
                case Holding.Present() -> new Stored(product, null, null, null);
            };
        }

        private static Buffer bytes(RoaringBitmap endpoints) {
            endpoints.runOptimize();
            ByteBuffer bytes = ByteBuffer.allocate(endpoints.serializedSizeInBytes());
            endpoints.serialize(bytes);
            return Buffer.buffer(bytes.array());
        }
    }
}
