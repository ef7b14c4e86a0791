package writ.inventory.holding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.vertx.core.buffer.Buffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.Inventory;

/** States as a plain map of holdings, changed at random, and how they are told beside what is stored. */
final class StateModel {
    private static final int ENDPOINTS = 5_000;

    private StateModel() {}

    /** What fits: endpoints of products that are counted are not named. */
    static Map<Long, Change> delta(Map<Long, Holding> current, SplittableRandom random) {
        Map<Long, Change> delta = new TreeMap<>();
        for (int change = 0; change < 3; change++) {
            long product = 1 + random.nextInt(8);
            Holding known = spelled(current).containsKey(product) ? current.get(product) : null;
            if (random.nextInt(4) == 0 || known != null && !(known instanceof Holding.Enumerated)) {
                delta.put(product, new Change.Count(random.nextInt(3)));
            } else {
                RoaringBitmap added = some(random, 6);
                RoaringBitmap removed = known instanceof Holding.Enumerated(RoaringBitmap set) && random.nextBoolean()
                        ? random.nextInt(4) == 0 ? set.clone() : set.limit(9)
                        : some(random, 6);
                removed.andNot(added);
                delta.put(product, new Change.Endpoints(added, removed));
            }
        }
        return delta;
    }

    static Map<Long, Holding> changed(Map<Long, Holding> from, SplittableRandom random) {
        Map<Long, Holding> to = new TreeMap<>(from);
        for (int change = 0; change < 6; change++) {
            long product = 1 + random.nextInt(8);
            switch (random.nextInt(10)) {
                case 0 -> to.remove(product);
                case 1 -> to.put(product, new Holding.Declared(random.nextInt(3)));
                case 2 -> to.put(product, new Holding.Present());
                case 3 -> to.put(product, new Holding.Enumerated(some(random, ENDPOINTS / 2)));
                default ->
                    to.put(
                            product,
                            new Holding.Enumerated(RoaringBitmap.xor(
                                    to.get(product) instanceof Holding.Enumerated(RoaringBitmap set)
                                            ? set
                                            : some(random, ENDPOINTS / 2),
                                    some(random, 5))));
            }
        }
        return to;
    }

    static RoaringBitmap some(SplittableRandom random, int count) {
        return RoaringBitmap.bitmapOfUnordered(random.ints(count, 0, ENDPOINTS).toArray());
    }

    static Map<Long, String> spelled(Map<Long, Holding> state) {
        Map<Long, String> spelled = new TreeMap<>();
        state.forEach((product, holding) -> {
            if (!(holding.isNone() || holding instanceof Holding.Enumerated(RoaringBitmap set) && set.isEmpty())) {
                spelled.put(product, spelled(holding));
            }
        });
        return spelled;
    }

    static String spelled(Holding holding) {
        return switch (holding) {
            case Holding.Enumerated(RoaringBitmap set) ->
                set.getCardinality() + " of " + Arrays.hashCode(set.toArray());
            case Holding.Declared(long count) -> "declared " + count;
            case Holding.Present() -> "present";
        };
    }

    static Map<Long, String> stored(String condition) {
        Map<Long, String> stored = new TreeMap<>();
        for (String row : Inventory.rows("""
                SELECT h.product, h.enumerated, h.declared, encode(h.endpoints, 'hex'), encode(b.endpoints, 'hex')
                FROM holdings h LEFT JOIN holdings b
                    ON b.agency = h.agency AND b.component = h.component AND b.product = h.product AND b.since = h.base
                WHERE\s""" + condition.replaceAll("(since|until)", "h.$1"))) {
            String[] columns = row.split(" \\| ");
            RoaringBitmap set = set(columns[3]);
            RoaringBitmap base = set(columns[4]);
            if (set == null) {
                stored.put(Long.valueOf(columns[0]), columns[2].equals("null") ? "present" : "declared " + columns[2]);
            } else {
                RoaringBitmap whole = base == null ? set : RoaringBitmap.xor(set, base);
                assertEquals(columns[1], String.valueOf(whole.getCardinality()));
                stored.put(Long.valueOf(columns[0]), spelled(new Holding.Enumerated(whole)));
            }
        }
        return stored;
    }

    static @Nullable RoaringBitmap set(String hex) {
        return hex.equals("null")
                ? null
                : EndpointSets.read(Buffer.buffer(HexFormat.of().parseHex(hex)));
    }
}
