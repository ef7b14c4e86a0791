package writ.kit.ready;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationStateTest {

    private static final List<String> WANTED = List.of("202611240700", "202611241155", "202611250900");

    @Test
    void emptyDatabaseLacksAll() {
        MigrationState state = MigrationState.of(WANTED, List.of());
        assertEquals(
                "waiting for migration 202611240700, 202611241155, 202611250900; the database has none yet, or none that this service may see",
                state.words());
        assertThrows(IllegalStateException.class, state::requireComplete);
    }

    @Test
    void oneThatCameOutOfOrderIsMissedThoughANewerOneIsThere() {
        MigrationState state = MigrationState.of(WANTED, List.of("202611240700", "202611250900"));
        assertEquals("waiting for migration 202611241155; the newest one there is 202611250900", state.words());
    }

    @Test
    void databaseOfANewerReleaseIsComplete() {
        MigrationState state =
                MigrationState.of(WANTED, List.of("202611240700", "202611241155", "202611250900", "202612010000"));
        assertDoesNotThrow(state::requireComplete);
    }
}
