package writ.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Commands of this machine; what they print on both streams is one text. */
final class Shell {

    private Shell() {}

    record Result(int status, String output) {

        boolean isGood() {
            return status == 0;
        }
    }

    /** Runs until the command ends; one that takes longer than it may is killed and has failed. */
    static Result run(Duration atMost, List<String> command) {
        return run(atMost, command, "");
    }

    static Result run(Duration atMost, List<String> command, String input) {
        try {
            Path output = Files.createTempFile("output", "");
            Path given = Files.writeString(Files.createTempFile("input", ""), input);
            try {
                Process process = new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectInput(given.toFile())
                        .redirectOutput(output.toFile())
                        .start();
                boolean ended = process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
                if (!ended) {
                    process.descendants().forEach(ProcessHandle::destroyForcibly);
                    process.destroyForcibly().waitFor();
                }
                String text = Files.readString(output, StandardCharsets.UTF_8);
                return ended
                        ? new Result(process.exitValue(), text)
                        : new Result(-1, text + "\n(killed after " + atMost.toSeconds() + " s)\n");
            } finally {
                Files.delete(output);
                Files.delete(given);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Failure("interrupted");
        }
    }
}
