package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What README tells a superuser to type makes schemas, roles and Secrets that belong together. */
class ChartBootstrapTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final Pattern BLOCK = Pattern.compile(" {3}```bash\n(.*?) {3}```", Pattern.DOTALL);

    @TempDir
    Path folder;

    @Test
    void theLoopFillsInBootstrapAndKeepsEachPasswordInItsSecret() throws Exception {
        // Given
        tool("psql", "cat >>$OUT/sql");
        tool("kubectl", "echo \"$*\" >>$OUT/secrets");
        tool("openssl", "echo x >>$OUT/drawn; echo pw$(wc -l <$OUT/drawn)");
        var block = BLOCK.matcher(Files.readString(Chart.HOME.resolve("README.md")));
        assertTrue(block.find());

        // When
        var process = new ProcessBuilder("bash", "-euo", "pipefail", "-c", block.group(1)).directory(ROOT.toFile());
        process.environment().put("OUT", folder.toString());
        process.environment().merge("PATH", folder.toString(), (path, ours) -> ours + ":" + path);
        var code = process.inheritIO().start().waitFor();

        // Then
        var sql = Files.readString(folder.resolve("sql"));
        assertEquals(0, code);
        assertFalse(sql.contains("${"), sql);
        assertAll(
                () -> assertTrue(
                        sql.contains("ALTER ROLE directive_owner LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'pw1'")),
                () -> assertTrue(sql.contains("ALTER ROLE directive_app LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD 'pw2'")),
                () -> assertTrue(
                        sql.contains("CREATE SCHEMA IF NOT EXISTS notification AUTHORIZATION notification_owner")),
                () -> assertEquals(
                        List.of(
                                "-n writ create secret generic directive-owner --from-literal=password=pw1",
                                "-n writ create secret generic directive-app --from-literal=password=pw2",
                                "-n writ create secret generic inventory-owner --from-literal=password=pw3",
                                "-n writ create secret generic inventory-app --from-literal=password=pw4",
                                "-n writ create secret generic notification-owner --from-literal=password=pw5",
                                "-n writ create secret generic notification-app --from-literal=password=pw6"),
                        Files.readAllLines(folder.resolve("secrets"))));
    }

    private void tool(String name, String script) throws IOException {
        var file = Files.writeString(folder.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
}
