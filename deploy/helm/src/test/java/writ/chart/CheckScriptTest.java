package writ.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command that tries the chart on a cluster, as far as it can be tried without one. */
class CheckScriptTest {
    @TempDir
    Path bin;

    private record Ran(int code, String output) {}

    @ParameterizedTest
    @CsvSource({
        "--reset, unknown option --reset",
        "--values, --values needs a value",
        "--values nowhere.yaml, '--values takes a file, and nowhere.yaml is none'",
        "--values=nowhere.yaml, '--values takes a file, and nowhere.yaml is none'",
        "--reset=all, unknown option --reset=all",
        "--schemas, --schemas needs a value"
    })
    void whatIsTypedWrongIsSaidWithTheUsage(String line, String words) throws Exception {
        var ran = run(line.split(" "));
        assertEquals(2, ran.code(), ran.output());
        assertTrue(ran.output().contains(words), ran.output());
        assertTrue(ran.output().contains("usage: deploy/helm/check"), ran.output());
    }

    @Test
    void aToolThatIsNotThereIsNamed() throws Exception {
        tool("helm", "exit 0");
        var ran = run();
        assertEquals(1, ran.code(), ran.output());
        assertTrue(ran.output().contains("kubectl is not on the PATH"), ran.output());
    }

    @Test
    void aClusterThatDoesNotAnswerIsSaidInItsWords() throws Exception {
        tool("helm", "exit 0");
        tool("kubectl", "echo 'connection refused' >&2; exit 1");
        var ran = run();
        assertEquals(1, ran.code(), ran.output());
        assertTrue(ran.output().contains("the cluster does not answer: connection refused"), ran.output());
    }

    private void tool(String name, String script) throws IOException {
        var file = Files.writeString(bin.resolve(name), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** With a PATH of nothing but what the script itself stands on and the tools of the test. */
    private Ran run(String... arguments) throws IOException, InterruptedException {
        for (var standing : List.of("dirname", "cat", "sed", "mktemp", "rm")) {
            tool(standing, "exec " + onPath(standing) + " \"$@\"");
        }
        var command = new ProcessBuilder(onPath("bash").toString(), "check");
        command.command().addAll(List.of(arguments));
        command.environment().put("PATH", bin.toString());
        var process = command.redirectErrorStream(true).start();
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), output);
    }

    private static Path onPath(String name) {
        for (var folder : System.getenv("PATH").split(":")) {
            if (Files.isExecutable(Path.of(folder, name))) {
                return Path.of(folder, name);
            }
        }
        throw new AssertionError(name);
    }
}
