package writ.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.local.plan.FreePorts;

/** The commands people type, as far as they can be wrong before anything is built or started. */
class ScriptsTest {

    private static final Path DEPLOY = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private record Ran(int code, String output) {}

    @ParameterizedTest
    @CsvSource({
        "up --reset, unknown option --reset",
        "up --port, --port needs a value",
        "up --port http, '--port takes a number, not http'",
        "up --from September, '--from takes a date such as 2017-09-13 or an instant'",
        "up --services /nowhere, --services: there is no /nowhere/directive-service.command",
        "token, usage: deploy/token",
        "token --role auditor, unknown option --role",
        "token a b c d, usage: deploy/token",
        "replay --speed 2, unknown option --speed",
        "replay --seed many, '--seed takes a whole number, not many'"
    })
    void whatIsTypedWrongIsSaidWithTheUsage(String line, String words) throws Exception {
        Ran ran = run(Map.of(), line.split(" "));

        assertEquals(2, ran.code(), ran.output());
        assertTrue(ran.output().contains(words), ran.output());
        assertTrue(ran.output().contains("usage: deploy/"), ran.output());
    }

    @ParameterizedTest
    @CsvSource({"up --help", "token --help", "replay --help"})
    void helpIsNoFailure(String line) throws Exception {
        assertEquals(0, run(Map.of(), line.split(" ")).code());
    }

    @Test
    void aTokenNeedsASuite() throws Exception {
        Ran ran = run(Map.of(), "token", "--data", folder.toString(), "oversight");

        assertEquals(1, ran.code());
        assertTrue(ran.output().contains("no suite is running here"), ran.output());
    }

    @Test
    void aSuiteThatWasKilledDoesNotAnswer() throws Exception {
        Files.writeString(
                folder.resolve("suite.json"), "{\n  \"baseUrl\" : \"http://127.0.0.1:" + FreePorts.one() + "\"\n}");

        Ran ran = run(Map.of(), "token", "--data", folder.toString(), "oversight");

        assertEquals(1, ran.code());
        assertTrue(ran.output().contains("does not answer; start it with deploy/up"), ran.output());
    }

    @Test
    void aJdkIsTakenOnlyWhenItIsTwentyFive() throws Exception {
        Path jdk = jdk("jdk 25", "25.0.1");
        Path other = jdk("jdk 21", "21.0.9");

        assertEquals(jdk + "\n", findJdk(jdk).output());
        assertTrue(!findJdk(other).output().contains(other.toString()));
    }

    private Ran findJdk(Path javaHome) throws Exception {
        return exec(
                Map.of("JAVA_HOME", javaHome.toString()),
                "bash",
                "-c",
                ". " + DEPLOY.resolve("find-tools.sh") + "; find_jdk && echo \"$JAVA_HOME\"");
    }

    private Path jdk(String name, String version) throws IOException {
        Path home = folder.resolve(name);
        Files.createDirectories(home.resolve("bin"));
        Files.createFile(home.resolve("bin/javac")).toFile().setExecutable(true);
        Files.writeString(home.resolve("release"), "IMPLEMENTOR=\"x\"\nJAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    private static Ran run(Map<String, String> environment, String... line) throws Exception {
        String[] command = line.clone();
        command[0] = DEPLOY.resolve(line[0]).toString();
        return exec(environment, command);
    }

    private static Ran exec(Map<String, String> environment, String... command) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(Arrays.asList(command)).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertTrue(process.waitFor(30, TimeUnit.SECONDS), output);
        return new Ran(process.exitValue(), output);
    }
}
