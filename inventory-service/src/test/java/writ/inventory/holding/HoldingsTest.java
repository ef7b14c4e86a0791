package writ.inventory.holding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.buffer.Buffer;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.Inventory;
import writ.kit.testing.WritTestResource;

/** States of a reporter against a model that keeps each of them whole. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class HoldingsTest {
    private static final Reporter USDA = new Reporter("usda", null);
    private static final int ENDPOINTS = 5_000;

    @Inject
    Inventory inventory;

    @Inject
    Holdings holdings;

    @BeforeEach
    void empty() {
        Inventory.empty();
    }

    @Test
    void everyStateIsReadAsItWasMadeWhateverCameAfter() {
        // Given
        SplittableRandom random = new SplittableRandom(17);
        List<Map<Long, Holding>> states = new ArrayList<>(List.of(Map.of()));
        Map<Long, Holding> current = Map.of();

        // When
        for (int turn = 0; turn < 60; turn++) {
            int kind = random.nextInt(8);
            if (kind == 0 && states.size() > 2) {
                int to = 1 + random.nextInt(states.size() - 1);
                inventory.run(tx -> holdings.revert(tx, USDA, to));
                current = states.get(to);
                states.add(current);
            } else if (kind == 1 && turn > 20) {
                inventory.run(tx -> holdings.clear(tx, USDA));
                current = Map.of();
                states.add(current);
            } else if (kind == 2) {
                Map<Long, Holding> late = changed(current, random);
                inventory.run(tx -> holdings.compare(tx, USDA, late)
                        .chain(different -> holdings.appendLate(tx, USDA, different, Set.of())));
                states.add(late);
                states.add(current);
            } else if (kind == 3 || kind == 4) {
                current = applied(current, delta(current, random));
                states.add(current);
            } else {
                Map<Long, Holding> next = changed(current, random);
                inventory.run(tx -> holdings.compare(tx, USDA, next)
                        .chain(different -> holdings.append(tx, USDA, different, Set.of())));
                current = next;
                states.add(next);
            }
        }

        // Then
        for (int state = 1; state < states.size(); state++) {
            assertEquals(
                    spelled(states.get(state)), stored("since <= " + state + " AND coalesce(until, 1000) > " + state));
        }
        assertEquals(spelled(current), stored("until IS NULL"));
        assertTrue(rows("base IS NOT NULL AND octet_length(endpoints) > 8") > 20, "nothing is kept as a difference");
    }

    @Test
    void whatIsGoneAndComesBackIsThereSinceThen() {
        // Given
        Holding.Enumerated one = new Holding.Enumerated(RoaringBitmap.bitmapOf(1));
        Holding.Enumerated two = new Holding.Enumerated(RoaringBitmap.bitmapOf(1, 2));

        // When
        append(Map.of(7L, one), Set.of(7L));
        append(Map.of(7L, two), Set.of());
        append(Map.of(), Set.of());
        append(Map.of(7L, one), Set.of());
        append(Map.of(7L, two, 8L, one), Set.of(8L));

        // Then
        assertEquals(
                List.of(
                        "7 | 1 | 2 | 1 | f",
                        "7 | 2 | 3 | 1 | f",
                        "7 | 4 | 5 | 4 | t",
                        "7 | 5 | null | 4 | t",
                        "8 | 5 | null | 5 | f"),
                Inventory.rows(
                        "SELECT product, since, until, present_since, again FROM holdings ORDER BY product, since"));
    }

    @Test
    void deltaReadsAndWritesNothingOfOtherProducts() {
        // Given
        append(changed(Map.of(), new SplittableRandom(3)), Set.of());
        append(Map.of(7L, new Holding.Enumerated(RoaringBitmap.bitmapOf(1, 2)), 8L, new Holding.Present()), Set.of());
        String others = "SELECT * FROM holdings WHERE product <> 7 ORDER BY product, since";
        List<String> before = Inventory.rows(others);

        // When
        Difference difference = inventory.run(tx -> holdings.compareDelta(
                        tx, USDA, Map.of(7L, new Change.Endpoints(new RoaringBitmap(), RoaringBitmap.bitmapOf(1, 2))))
                .call(different -> holdings.append(tx, USDA, different, Set.of())));

        // Then
        assertEquals(before, Inventory.rows(others));
        assertEquals(Map.of(8L, "present"), stored("until IS NULL"));
        assertEquals(1, difference.productsGone());
    }

    @Test
    void endpointsOfAProductThatIsOnlyCountedDoNotFit() {
        // Given
        append(Map.of(7L, new Holding.Declared(5), 8L, new Holding.Present()), Set.of());
        Change one = new Change.Endpoints(RoaringBitmap.bitmapOf(1), new RoaringBitmap());

        // When
        Difference difference = inventory.run(tx -> holdings.compareDelta(tx, USDA, Map.of(7L, one, 8L, one, 9L, one)));

        // Then
        assertEquals(2, applied(difference).misfits());
    }

    @Test
    void aReportThatChangesNothingWritesNothing() {
        // Given
        Map<Long, Holding> all = changed(Map.of(), new SplittableRandom(3));
        append(all, Set.of());
        long before = rows("true");

        // When
        append(all, Set.of());

        // Then
        assertEquals(before, rows("true"));
    }

    private void append(Map<Long, Holding> now, Set<Long> fresh) {
        inventory.run(
                tx -> holdings.compare(tx, USDA, now).chain(different -> holdings.append(tx, USDA, different, fresh)));
    }

    /** Applies a delta, and holds its figures against those of the model. */
    private Map<Long, Holding> applied(Map<Long, Holding> before, Map<Long, Change> delta) {
        Map<Long, Holding> after = new TreeMap<>(before);
        long unchanged = 0;
        for (Map.Entry<Long, Change> each : delta.entrySet()) {
            long product = each.getKey();
            switch (each.getValue()) {
                case Change.Count(long count) -> {
                    unchanged += count == 0 && !spelled(before).containsKey(product)
                                    || before.get(product) instanceof Holding.Declared(long known) && known == count
                            ? 1
                            : 0;
                    after.put(product, new Holding.Declared(count));
                }
                case Change.Endpoints(RoaringBitmap added, RoaringBitmap removed) -> {
                    RoaringBitmap set = before.get(product) instanceof Holding.Enumerated(RoaringBitmap known)
                            ? known.clone()
                            : new RoaringBitmap();
                    for (int endpoint : added.toArray()) {
                        unchanged += set.checkedAdd(endpoint) ? 0 : 1;
                    }
                    for (int endpoint : removed.toArray()) {
                        unchanged += set.checkedRemove(endpoint) ? 0 : 1;
                    }
                    after.put(product, new Holding.Enumerated(set));
                }
            }
        }
        Difference difference = inventory.run(tx -> holdings.compareDelta(tx, USDA, delta)
                .call(different -> holdings.append(tx, USDA, different, Set.of())));
        Map<Long, String> was = spelled(before);
        Map<Long, String> is = spelled(after);
        assertEquals(is.keySet().stream().filter(p -> !was.containsKey(p)).count(), difference.productsAdded());
        assertEquals(was.keySet().stream().filter(p -> !is.containsKey(p)).count(), difference.productsGone());
        assertEquals(
                is.keySet().stream()
                        .filter(p -> was.containsKey(p) && !is.get(p).equals(was.get(p)))
                        .count(),
                difference.productsChanged());
        assertEquals(unchanged, applied(difference).unchanged());
        assertEquals(
                installations(after) - installations(before),
                applied(difference).installations());
        assertEquals(0, applied(difference).misfits());
        return after;
    }

    private static Difference.Applied applied(Difference difference) {
        return Objects.requireNonNull(difference.applied());
    }

    private static long installations(Map<Long, Holding> state) {
        return state.values().stream().mapToLong(Holding::installations).sum();
    }

    /** What fits: endpoints of products that are counted are not named. */
    private static Map<Long, Change> delta(Map<Long, Holding> current, SplittableRandom random) {
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

    private static Map<Long, Holding> changed(Map<Long, Holding> from, SplittableRandom random) {
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

    private static RoaringBitmap some(SplittableRandom random, int count) {
        return RoaringBitmap.bitmapOfUnordered(random.ints(count, 0, ENDPOINTS).toArray());
    }

    private static Map<Long, String> spelled(Map<Long, Holding> state) {
        Map<Long, String> spelled = new TreeMap<>();
        state.forEach((product, holding) -> {
            if (!(holding.isNone() || holding instanceof Holding.Enumerated(RoaringBitmap set) && set.isEmpty())) {
                spelled.put(product, spelled(holding));
            }
        });
        return spelled;
    }

    private static String spelled(Holding holding) {
        return switch (holding) {
            case Holding.Enumerated(RoaringBitmap set) ->
                set.getCardinality() + " of " + Arrays.hashCode(set.toArray());
            case Holding.Declared(long count) -> "declared " + count;
            case Holding.Present() -> "present";
        };
    }

    private static Map<Long, String> stored(String condition) {
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

    private static @Nullable RoaringBitmap set(String hex) {
        return hex.equals("null")
                ? null
                : EndpointSets.read(Buffer.buffer(HexFormat.of().parseHex(hex)));
    }

    private static long rows(String condition) {
        return Long.parseLong(Inventory.rows("SELECT count(*) FROM holdings WHERE " + condition)
                .getFirst());
    }
}
