package writ.inventory.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.roaringbitmap.buffer.MutableRoaringBitmap;

class TallyTest {
    /** Where one product really is, in one report's part of the agency, and whether the report names the endpoints. */
    record Found(boolean ofTheWhole, Set<Integer> on, boolean named) {}

    @Test
    void endpointNamedTwiceCountsOnce() {
        Counts counts = count(named(true, 1, 2, 3), named(false, 3, 4), named(false, 4, 5));

        assertEquals(new Counts(5, 0, new Bounds(5, 5L)), counts);
    }

    @Test
    void countsOfComponentsAddUpAndBoundEachOther() {
        Counts counts = count(declared(false, 10), declared(false, 20));

        assertEquals(new Counts(0, 30, new Bounds(20, 30L)), counts);
    }

    @Test
    void countsOfTheWholeAndOfComponentsAreNeverAdded() {
        Counts counts = count(declared(true, 50), declared(false, 30), declared(false, 40));

        assertEquals(new Counts(0, 70, new Bounds(50, 70L)), counts);
    }

    @Test
    void namedAndCountedStayApart() {
        Counts counts = count(named(false, 1, 2), declared(false, 5));

        assertEquals(new Counts(2, 5, new Bounds(5, 7L)), counts);
    }

    @Test
    void wholeThatCountsCoversComponentsThatName() {
        Counts counts = count(declared(true, 50), named(false, 1, 2, 3));

        assertEquals(new Counts(3, 50, new Bounds(50, 50L)), counts);
    }

    @Test
    void presenceAloneIsAtLeastOneWithoutAnUpperBound() {
        Tally tally = new Tally();

        tally.add(true, null, null);

        assertEquals(new Bounds(1, null), tally.counts().bounds());
        assertNull(tally.counts().plus(count(named(true, 1))).bounds().atMost());
    }

    @Property
    void truthLiesWithinTheBoundsWhenEachReportTellsItOfItsPart(@ForAll("agencies") List<Found> agency) {
        Set<Integer> truth = new HashSet<>();
        Set<Integer> named = new HashSet<>();
        agency.forEach(found -> truth.addAll(found.on()));
        agency.stream().filter(Found::named).forEach(found -> named.addAll(found.on()));

        Counts counts = count(agency.toArray(Found[]::new));

        assertEquals(named.size(), counts.enumerated());
        assertTrue(counts.bounds().atLeast() <= truth.size(), counts::toString);
        Long atMost = counts.bounds().atMost();
        assertTrue(atMost != null && truth.size() <= atMost, counts::toString);
    }

    /** A whole report, when there is one, sees what the components see. */
    @Provide
    Arbitrary<List<Found>> agencies() {
        Arbitrary<Set<Integer>> endpoints =
                Arbitraries.integers().between(0, 12).set().ofMinSize(1).ofMaxSize(8);
        Arbitrary<Found> part = Combinators.combine(endpoints, Arbitraries.of(true, false))
                .as((on, isNamed) -> new Found(false, on, isNamed));
        return Combinators.combine(
                        part.list().ofMaxSize(6), Arbitraries.integers().between(0, 2))
                .as((parts, whole) -> {
                    Set<Integer> all = new HashSet<>();
                    parts.forEach(each -> all.addAll(each.on()));
                    List<Found> agency = new java.util.ArrayList<>(parts);
                    if (whole > 0 && !all.isEmpty()) {
                        agency.add(new Found(true, all, whole == 1));
                    }
                    return agency;
                });
    }

    private static Found named(boolean ofTheWhole, Integer... on) {
        return new Found(ofTheWhole, Set.of(on), true);
    }

    private static Found declared(boolean ofTheWhole, int count) {
        Set<Integer> on = new HashSet<>();
        for (int i = 0; i < count; i++) {
            on.add(i);
        }
        return new Found(ofTheWhole, on, false);
    }

    private static Counts count(Found... agency) {
        Tally tally = new Tally();
        for (Found found : agency) {
            MutableRoaringBitmap endpoints = new MutableRoaringBitmap();
            found.on().forEach(endpoints::add);
            @Nullable Long declared = found.named() ? null : (long) found.on().size();
            tally.add(found.ofTheWhole(), found.named() ? endpoints : null, declared);
        }
        return tally.counts();
    }
}
