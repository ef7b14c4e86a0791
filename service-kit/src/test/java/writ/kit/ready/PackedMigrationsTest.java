package writ.kit.ready;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PackedMigrationsTest {

    @Test
    void onlyWhatHasAVersionIsWaitedFor() {
        assertEquals(
                List.of("202611240700", "202611241155"),
                PackedMigrations.versions(Stream.of(
                        "V202611241155__notes.sql",
                        "R__views.sql",
                        "afterMigrate.sql",
                        "V202611240700__change_feed.sql")));
    }
}
