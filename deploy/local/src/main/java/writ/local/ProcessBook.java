package writ.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * The ids of the processes a suite started, in a file: when the suite itself is killed, the next one finds what it left.
 */
final class ProcessBook {

    private static final long GRACE_SECONDS = 10;

    private final Path file;
    private final Path suite;
    private final Map<String, Long> pids = new TreeMap<>();

    /** @param suite the folder that stands among the arguments of each process of the suite */
    ProcessBook(Path file, Path suite) {
        this.file = file;
        this.suite = suite;
    }

    synchronized void enter(String name, long pid) {
        pids.put(name, pid);
        try {
            Path partial = file.resolveSibling(file.getFileName() + ".part");
            Files.write(
                    partial,
                    pids.entrySet().stream()
                            .map(process -> process.getValue() + " " + process.getKey())
                            .toList());
            Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    synchronized void close() throws IOException {
        Files.deleteIfExists(file);
    }

    /** Ends what an earlier suite left running; answers the names. A process that is not verifiably ours is let be. */
    List<String> endLeftovers() throws IOException {
        if (!Files.exists(file)) {
            return List.of();
        }
        Map<String, ProcessHandle> left = Files.readAllLines(file).stream()
                .map(line -> line.split(" ", 2))
                .filter(entry -> entry.length == 2 && entry[0].matches("\\d+"))
                .flatMap(entry -> ours(Long.parseLong(entry[0])).stream().map(process -> Map.entry(entry[1], process)))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue, (one, same) -> one, TreeMap::new));
        left.values().forEach(ProcessHandle::destroy);
        for (ProcessHandle process : left.values()) {
            process.onExit()
                    .completeOnTimeout(process, GRACE_SECONDS, TimeUnit.SECONDS)
                    .join();
            process.destroyForcibly();
        }
        Files.deleteIfExists(file);
        return List.copyOf(left.keySet());
    }

    private Optional<ProcessHandle> ours(long pid) {
        return ProcessHandle.of(pid)
                .filter(process -> process.info()
                        .commandLine()
                        .filter(command -> command.contains("-Dwrit.suite=" + suite + " "))
                        .isPresent());
    }
}
