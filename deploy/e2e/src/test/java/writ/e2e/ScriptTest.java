package writ.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTest {

    @ParameterizedTest
    @CsvSource({
        "--lode x, unknown option --lode",
        "--load, --load needs a value",
        "--namespace Writ, '--namespace takes a name of small letters, digits and dashes, not Writ'",
        "--edge 127.0.0.1, '--edge takes a URL without a path, not 127.0.0.1'"
    })
    void whatIsNotUnderstoodIsSaidWithTheUsage(String arguments, String words) {
        Shell.Result refused = run(arguments.split(" "));

        assertEquals(2, refused.status());
        assertTrue(refused.output().startsWith("deploy/e2e/run: " + words), refused.output());
        assertTrue(refused.output().contains("usage: deploy/e2e/run"), refused.output());
    }

    @Test
    void itSaysHowItIsUsed() {
        Shell.Result said = run("--help");

        assertEquals(0, said.status());
        assertTrue(said.output().startsWith("usage: deploy/e2e/run"), said.output());
    }

    private static Shell.Result run(String... arguments) {
        List<String> command = new ArrayList<>(List.of("bash", "run"));
        command.addAll(List.of(arguments));
        return Shell.run(Duration.ofSeconds(20), command);
    }
}
