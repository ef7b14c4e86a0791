package writ.inventory.report;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeSet;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.RoaringBitmap;

class EndpointFoldTest {

    private static final int MIB = 1 << 20;

    @Test
    void manyMorePairsThanNotesFitAreFoldedExactly() {
        // Given
        EndpointFold fold = new EndpointFold(4 * MIB);
        SplittableRandom random = new SplittableRandom(17);
        Map<Integer, TreeSet<Integer>> expected = new HashMap<>();
        int pairs = 2_000_000;
        int distinct = 0;

        // When
        for (int pair = 0; pair < pairs; pair++) {
            int product = (int) Math.pow(random.nextDouble(), 4) * 3 + random.nextInt(40);
            int endpoint = random.nextInt(20_000);
            fold.add(product, endpoint);
            distinct +=
                    expected.computeIfAbsent(product, key -> new TreeSet<>()).add(endpoint) ? 1 : 0;
        }
        fold.drain();

        // Then
        assertEquals(pairs - distinct, fold.repeated());
        expected.forEach((product, endpoints) -> assertArrayEquals(
                endpoints.stream().mapToInt(Integer::intValue).toArray(),
                fold.take(product).toArray()));
        assertNull(fold.take(5), "was taken");
        assertNull(fold.take(5_000), "was never there");
    }

    @Property(tries = 200)
    void setIsOfTheNumbersHoweverFewAndFarApart(
            @ForAll @IntRange(max = 3_000) int count,
            @ForAll @IntRange(min = 1, max = 2_000_000) int range,
            @ForAll long seed) {
        SetMaker maker = new SetMaker();
        for (int round = 0; round < 2; round++) {
            int[] numbers =
                    new SplittableRandom(seed + round).ints(count, 0, range).toArray();
            RoaringBitmap expected = RoaringBitmap.bitmapOf(numbers);

            assertEquals(expected, maker.of(numbers, count));
        }
    }
}
