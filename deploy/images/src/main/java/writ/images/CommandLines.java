package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Writes the command lines of the services as their images have them, for this machine, into `native`, `jvm` and
 * `jvm-without-cache` of a folder: deploy/up --services starts services by them, and deploy/bench measures them.
 */
public final class CommandLines {

    private static final int USAGE = 2;

    private CommandLines() {}

    /** Arguments: the folder, and how much memory a process takes its container to have, as 512m. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: CommandLines FOLDER MEMORY");
            System.exit(USAGE);
            return;
        }
        try {
            write(Path.of(System.getProperty("writ.home", ".")), Path.of(arguments[0]), arguments[1]);
        } catch (Refusal refusal) {
            System.err.println(refusal.words());
            System.exit(1);
        }
    }

    private static void write(Path home, Path folder, String memory) throws IOException {
        Release release = Release.ofThisBuild();
        Path work = home.resolve("deploy/images/target");
        JavaRuntime java = JavaRuntime.linked(Path.of(System.getProperty("java.home")), work, release.created());
        Training training = new Training(home, work.resolve("training"), java, release);
        for (Service service : Service.ALL) {
            String file = service.name() + ".command";
            Image onNative = service.onNative(service.executable(home, release.version()), "");
            Content executable = onNative.layers().getFirst().contents().getFirst();
            Path place = training.place(service);
            write(
                    folder.resolve("native").resolve(file),
                    onNative.entrypoint(),
                    memory,
                    executable.target(),
                    executable.source());
            Image cached = service.onJvm(home, "", java, Optional.of(training.cache(service)));
            write(folder.resolve("jvm").resolve(file), java.here(cached.entrypoint()), memory, "/app", place);
            Image plain = service.onJvm(home, "", java, Optional.empty());
            write(
                    folder.resolve("jvm-without-cache").resolve(file),
                    java.here(plain.entrypoint()),
                    memory,
                    "/app",
                    place);
        }
    }

    private static void write(Path file, List<String> command, String memory, String target, Path source)
            throws IOException {
        List<String> words = new ArrayList<>();
        for (String word : command) {
            words.add(word.replace(target, source.toString()));
        }
        words.add(1, "-XX:MaxRAM=" + memory);
        Files.createDirectories(file.getParent());
        Files.write(file, words);
    }
}
