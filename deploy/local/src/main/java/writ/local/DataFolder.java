package writ.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The folder of everything a suite keeps. */
record DataFolder(Path path) {

    Path database() {
        return path.resolve("data");
    }

    Path inbox() {
        return path.resolve("inbox");
    }

    Path log(String name) {
        return path.resolve("log").resolve(name);
    }

    Path processes() {
        return path.resolve("processes");
    }

    /** Whether a suite was ever ready on this data; what is there otherwise was never used. */
    boolean hasPast() {
        return Files.exists(began());
    }

    void begin() throws IOException {
        if (!hasPast()) {
            Files.createFile(began());
        }
    }

    /** Empties the database and the inbox. Keys and the log of the build stay. */
    void startOver() throws IOException {
        Files.deleteIfExists(began());
        delete(database());
        delete(inbox());
    }

    /** Creates what is missing; each run has its own logs. */
    void prepare(List<String> logs) throws IOException {
        Files.createDirectories(path.resolve("log"));
        for (String log : logs) {
            Files.deleteIfExists(log(log));
        }
    }

    private Path began() {
        return path.resolve("began");
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
