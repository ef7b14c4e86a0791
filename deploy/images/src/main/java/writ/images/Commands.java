package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Other programs, whose words are read only when they fail. */
final class Commands {

    private Commands() {}

    static void run(List<String> command, Path log) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (process.waitFor() != 0) {
                throw new Refusal(String.join(" ", command) + " failed: "
                        + Files.readString(log).strip());
            }
        } catch (InterruptedException e) {
            process.destroy();
            Thread.currentThread().interrupt();
            throw new Refusal("interrupted", e);
        }
    }
}
