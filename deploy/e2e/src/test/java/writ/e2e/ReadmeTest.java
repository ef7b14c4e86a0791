package writ.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadmeTest {

    @TempDir
    Path folder;

    @Test
    void theTranscriptReplacesTheOneBeforeAndNothingElse() throws IOException {
        Path readme = Files.writeString(folder.resolve("README.md"), """
                before
                <!-- what deploy/e2e/run --readme saw -->

                ```console
                $ old
                ```

                <!-- end -->
                after
                """);

        Readme.write(readme, "$ helm test writ\nok");

        assertEquals("""
                before
                <!-- what deploy/e2e/run --readme saw -->

                ```console
                $ helm test writ
                ok
                ```

                <!-- end -->
                after
                """, Files.readString(readme));
    }

    @Test
    void aReadmeWithoutAPlaceIsLeftAlone() throws IOException {
        Path readme = Files.writeString(folder.resolve("README.md"), "nothing of it");

        Failure refused = assertThrows(Failure.class, () -> Readme.write(readme, "$ helm"));

        assertTrue(refused.getMessage().contains("has no place for the transcript"), refused.getMessage());
        assertEquals("nothing of it", Files.readString(readme));
    }

    @Test
    void theReadmeOfTheProjectHasThePlace() throws IOException {
        Path copy = Files.copy(Path.of("../../README.md"), folder.resolve("README.md"));

        Readme.write(copy, "$ helm");

        assertTrue(Files.readString(copy).contains("```console\n$ helm\n```"));
    }
}
