package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands people type, as far as they can be wrong before anything is built. */
class ScriptsTest {

    private record Ran(int code, String output) {}

    @ParameterizedTest
    @CsvSource({
        "build --jmv, unknown option --jmv",
        "build --base, --base needs a value",
        "build --base debian:12, '--base takes name@sha256:... or the file of an OCI archive, not debian:12'",
        "build --base missing.tar, '--base takes name@sha256:... or the file of an OCI archive, not missing.tar'",
        "build --revision= --tag x, --revision needs a value",
        "build --output= directive-service, --output needs a value",
        "build --output=target/never --jmv, unknown option --jmv",
        "build --tag a/b, --tag does not take a/b",
        "build --push https://example.org, '--push takes REGISTRY[/PATH], not https://example.org'",
        "build directory-service, there is no image directory-service",
        "base, it needs the name of a file to write",
        "base --quick, unknown option --quick",
        "base b.tar libc6;ls, libc6;ls is not the name of a package"
    })
    void whatIsTypedWrongIsSaidWithTheUsage(String line, String words) throws Exception {
        Ran ran = run(line.split(" "));

        assertEquals(2, ran.code(), ran.output());
        assertTrue(ran.output().contains(words), ran.output());
        assertTrue(ran.output().contains("usage: deploy/images/"), ran.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"build --help", "base --help"})
    void helpIsNoFailure(String line) throws Exception {
        assertEquals(0, run(line.split(" ")).code());
    }

    private static Ran run(String... line) throws Exception {
        String script = Path.of(line[0]).toAbsolutePath().toString();
        List<String> command =
                Stream.concat(Stream.of(script), Stream.of(line).skip(1)).toList();
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), output);
        return new Ran(process.exitValue(), output);
    }
}
