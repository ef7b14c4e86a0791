package writ.inventory.holding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
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
                Map<Long, Holding> late = StateModel.changed(current, random);
                inventory.run(tx -> holdings.compare(tx, USDA, late)
                        .chain(different -> holdings.appendLate(tx, USDA, different, Set.of())));
                states.add(late);
                states.add(current);
            } else if (kind == 3 || kind == 4) {
                current = applied(current, StateModel.delta(current, random));
                states.add(current);
            } else {
                Map<Long, Holding> next = StateModel.changed(current, random);
                inventory.run(tx -> holdings.compare(tx, USDA, next)
                        .chain(different -> holdings.append(tx, USDA, different, Set.of())));
                current = next;
                states.add(next);
            }
        }

        // Then
        for (int state = 1; state < states.size(); state++) {
            assertEquals(
                    StateModel.spelled(states.get(state)),
                    StateModel.stored("since <= " + state + " AND coalesce(until, 1000) > " + state));
        }
        assertEquals(StateModel.spelled(current), StateModel.stored("until IS NULL"));
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
        append(StateModel.changed(Map.of(), new SplittableRandom(3)), Set.of());
        append(Map.of(7L, new Holding.Enumerated(RoaringBitmap.bitmapOf(1, 2)), 8L, new Holding.Present()), Set.of());
        String others = "SELECT * FROM holdings WHERE product <> 7 ORDER BY product, since";
        List<String> before = Inventory.rows(others);

        // When
        Difference difference = inventory.run(tx -> holdings.compareDelta(
                        tx, USDA, Map.of(7L, new Change.Endpoints(new RoaringBitmap(), RoaringBitmap.bitmapOf(1, 2))))
                .call(different -> holdings.append(tx, USDA, different, Set.of())));

        // Then
        assertEquals(before, Inventory.rows(others));
        assertEquals(Map.of(8L, "present"), StateModel.stored("until IS NULL"));
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
        Map<Long, Holding> all = StateModel.changed(Map.of(), new SplittableRandom(3));
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
                    unchanged += count == 0 && !StateModel.spelled(before).containsKey(product)
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
        Map<Long, String> was = StateModel.spelled(before);
        Map<Long, String> is = StateModel.spelled(after);
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

    private static long rows(String condition) {
        return Long.parseLong(Inventory.rows("SELECT count(*) FROM holdings WHERE " + condition)
                .getFirst());
    }
}
