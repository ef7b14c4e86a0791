package writ.notification.message;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;

class StableIdTest {

    @Test
    void theSamePartsGiveTheSameIdForEver() {
        assertEquals(
                "f2514edb-b018-802c-83f6-a0d6c7aaf03a",
                StableId.of("event", "usda", "directive-issued").toString());
    }

    @Test
    void theSeamBetweenPartsCounts() {
        assertNotEquals(StableId.of("ab", "c"), StableId.of("a", "bc"));
    }

    @Test
    void itIsAUuidOfVersionEight() {
        assertEquals(8, StableId.of("x").version());
        assertEquals(2, StableId.of("x").variant());
    }
}
