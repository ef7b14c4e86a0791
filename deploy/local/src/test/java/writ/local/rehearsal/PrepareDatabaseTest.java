package writ.local.rehearsal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrepareDatabaseTest {

    @TempDir
    Path folder;

    @Test
    void aFreshVolumeGetsWhatWasPackedForItsOwnerAlone() throws IOException {
        // Given
        Path packed = packed("18");

        // When
        PrepareDatabase.copy(packed, folder.resolve("data"));

        // Then: PostgreSQL refuses a folder that others may read
        assertEquals("18", Files.readString(folder.resolve("data/PG_VERSION")));
        assertEquals("rwx------", permissions("data"));
        assertEquals("rwx------", permissions("data/base"));
        assertEquals("rw-------", permissions("data/base/1"));
    }

    @Test
    void aDatabaseThatIsThereStays() throws IOException {
        // Given
        PrepareDatabase.copy(packed("18"), folder.resolve("data"));
        Files.writeString(folder.resolve("data/base/1"), "written since");

        // When
        PrepareDatabase.copy(folder.resolve("packed"), folder.resolve("data"));

        // Then
        assertEquals("written since", Files.readString(folder.resolve("data/base/1")));
    }

    @Test
    void theTemplateAsksEverybodyForAPassword() throws IOException {
        // When
        DatabaseTemplate.make(folder.resolve("template"));

        // Then
        assertTrue(Files.isExecutable(folder.resolve("template/postgresql/bin/postgres")));
        assertEquals(
                "18",
                Files.readString(folder.resolve("template/data/PG_VERSION")).trim());
        List<String> lines = Files.readAllLines(folder.resolve("template/data/pg_hba.conf"));
        assertEquals(List.of("host all all all scram-sha-256"), lines);
        assertFalse(lines.toString().contains("trust"));
    }

    private Path packed(String version) throws IOException {
        Path packed = folder.resolve("packed");
        Files.createDirectories(packed.resolve("base"));
        Files.writeString(packed.resolve("PG_VERSION"), version);
        Files.writeString(packed.resolve("base/1"), "packed");
        return packed;
    }

    private String permissions(String path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve(path)));
    }
}
