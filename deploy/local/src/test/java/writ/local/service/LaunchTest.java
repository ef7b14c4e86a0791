package writ.local.service;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import writ.local.plan.Ports;
import writ.local.plan.Service;

class LaunchTest {

    @TempDir
    Path folder;

    @Test
    void aCommandThatIsGivenIsRunAsItIsAndKnownAsOurs() throws IOException {
        Files.writeString(folder.resolve("inventory-service.command"), "/opt/a b/java\n-Xmx1g\n-jar\n/app/run.jar\n");

        assertEquals(
                List.of("/opt/a b/java", "-Dwrit.suite=/data", "-Xmx1g", "-jar", "/app/run.jar"),
                launch().command(Service.INVENTORY));
    }

    @Test
    void aCommandThatIsMissingIsNotMadeUp() {
        assertThrows(NoSuchFileException.class, () -> launch().command(Service.DIRECTIVE));
    }

    private Launch launch() {
        return new Launch(Path.of("/home"), Path.of("/data"), new Ports(8080), false, folder, "http://issuer", false);
    }
}
