package writ.inventory.holding;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.Difference.Opened;

/** Rows to be written by one statement. */
final class HoldingRows {

    static final String INSERT = """
            INSERT INTO holdings (agency, component, since, until, product, present_since, again, base, endpoints,
                                  enumerated, declared)
            SELECT $1, $2, $3, $4, h.* FROM unnest($5::bigint[], $6::int[], $7::boolean[], $8::int[], $9::bytea[],
                $10::bigint[], $11::bigint[]) AS h""";

    private static final int MOST_ROWS = 2_000;
    private static final int MOST_BYTES = 4 << 20;

    private final List<Long> products = new ArrayList<>();
    private final List<Integer> presentSince = new ArrayList<>();
    private final List<Boolean> again = new ArrayList<>();
    private final List<@Nullable Integer> bases = new ArrayList<>();
    private final List<@Nullable Buffer> endpoints = new ArrayList<>();
    private final List<@Nullable Long> enumerated = new ArrayList<>();
    private final List<@Nullable Long> declared = new ArrayList<>();
    private int bytes;

    private HoldingRows() {}

    /** Each part is made when the one before is stored: all of them are as large as all sets in memory. */
    static Iterable<HoldingRows> of(List<Opened> opened, int state, Set<Long> fresh) {
        return () -> new Iterator<>() {
            private int at;

            @Override
            public boolean hasNext() {
                return at < opened.size();
            }

            @Override
            public HoldingRows next() {
                HoldingRows part = new HoldingRows();
                while (hasNext() && part.products.size() < MOST_ROWS && part.bytes <= MOST_BYTES) {
                    Opened row = opened.get(at++);
                    part.add(row, state, !fresh.contains(row.product()));
                }
                return part;
            }
        };
    }

    private void add(Opened row, int state, boolean known) {
        Kept before = row.before();
        RoaringBitmap set = row.endpoints();
        Buffer written = set == null ? null : EndpointSets.written(set);
        products.add(row.product());
        presentSince.add(before == null ? state : before.presentSince());
        again.add(before == null ? known : before.again());
        bases.add(row.base());
        endpoints.add(written);
        enumerated.add(row.enumerated());
        declared.add(row.declared());
        bytes += written == null ? 0 : written.length();
    }

    @Nullable
    Object[] args(String agency, String component, int state, @Nullable Integer until) {
        return new @Nullable Object[] {
            agency,
            component,
            state,
            until,
            products.toArray(Long[]::new),
            presentSince.toArray(Integer[]::new),
            again.toArray(Boolean[]::new),
            bases.toArray(Integer[]::new),
            endpoints.toArray(Buffer[]::new),
            enumerated.toArray(Long[]::new),
            declared.toArray(Long[]::new)
        };
    }
}
