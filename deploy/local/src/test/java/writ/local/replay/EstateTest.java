package writ.local.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import writ.local.replay.Estate.Installed;

class EstateTest {

    @Test
    void aCleanAgencyHasOnlyOtherSuppliersProductsAndWhatIsOutside() {
        IntStream.range(0, 200)
                .mapToObj(i -> Estate.of("agency-" + i, 7, false))
                .forEach(estate -> {
                    assertEquals(0, estate.affected());
                    assertTrue(estate.installed().size() >= 8);
                    assertTrue(estate.installed().stream()
                            .map(installed -> installed.software().product())
                            .noneMatch(Software.kaspersky().stream()
                                    .map(Software::product)
                                    .toList()::contains));
                });
    }

    @Test
    void removalLeavesFewerEachTimeAndNoneInTheEnd() {
        for (int i = 0; i < 200; i++) {
            Estate found = Estate.of("agency-" + i, 7, true);
            int first = found.affected();
            int second = found.withFindingsOn(0.6).affected();
            int third = found.withFindingsOn(0.25).affected();

            assertTrue(first >= 2 && first <= found.endpoints().size(), found.endpoints() + " " + first);
            assertTrue(first >= second && second >= third && third >= 1, first + " " + second + " " + third);
            assertEquals(0, found.withFindingsOn(0).affected());
            assertEquals(0, found.withFindingsOn(0).declared());
            assertTrue(found.declared() >= first);
        }
    }

    @Test
    void everyProductIsSomewhereAndNoMachineIsBeyondTheList() {
        Estate estate = Estate.of("usda", 7, true);

        for (Installed installed : estate.installed()) {
            assertTrue(installed.count() > 0);
            assertTrue(installed.on().length() <= estate.endpoints().size());
        }
        assertEquals(
                estate.endpoints().size(),
                estate.endpoints().stream().distinct().count());
    }

    @Test
    void theSeedAndTheAgencyDecide() {
        assertEquals(Estate.of("usda", 7, true), Estate.of("usda", 7, true));
        assertNotEquals(Estate.of("usda", 7, true), Estate.of("usda", 8, true));
        assertNotEquals(Estate.of("usda", 7, true), Estate.of("hhs", 7, true));
    }
}
