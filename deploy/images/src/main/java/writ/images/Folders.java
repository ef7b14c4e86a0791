package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Folders of this machine. */
final class Folders {

    private Folders() {}

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        List<Path> below;
        try (Stream<Path> walk = Files.walk(folder)) {
            below = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : below) {
            Files.delete(path);
        }
    }

    /** Copies what is to stand in an image, with the times it will have there. */
    static void copy(Content content, String target, Instant time) throws IOException {
        for (Path path : content.paths()) {
            Path copy = Path.of(
                    path.equals(content.source())
                            ? target
                            : target + "/" + content.source().relativize(path));
            Files.createDirectories(copy.getParent());
            Files.copy(path, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.setLastModifiedTime(copy, FileTime.from(time));
        }
    }
}
