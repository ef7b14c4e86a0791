package writ.images;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * A file or a folder of this machine and where it stands in the image, owned by root and read by everybody.
 *
 * @param target an absolute path of the image
 * @param wanted which of the files below a folder are taken
 */
record Content(Path source, String target, Predicate<Path> wanted) {

    Content(Path source, String target) {
        this(source, target, file -> true);
    }

    /** Files, and folders that nothing is in, in an order that is the same on every machine. */
    List<Path> paths() {
        if (!Files.exists(source)) {
            throw new Refusal(source + " is missing");
        }
        try (Stream<Path> below = Files.walk(source)) {
            return below.filter(path -> Files.isDirectory(path) ? isEmpty(path) : wanted.test(path))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String target(Path path) {
        return path.equals(source) ? target : target + "/" + source.relativize(path);
    }

    private static boolean isEmpty(Path folder) {
        try (Stream<Path> within = Files.list(folder)) {
            return within.findAny().isEmpty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
