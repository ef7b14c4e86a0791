package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of an executable that was built for images; its sources may have changed since.
 *
 * @param revision of the sources when its build began; null when nothing named one
 * @param sbom of that build
 * @param jars the names of what was compiled, without endings
 */
record Origin(@Nullable String revision, Path sbom, Set<String> jars) {

    /** Nothing, when what stands beside the executable speaks of another one. */
    static Optional<Origin> of(Path executable) throws IOException {
        Path said = executable.resolveSibling(executable.getFileName() + ".made-of");
        Path sbom = executable.resolveSibling(executable.getFileName() + ".cdx.json");
        Path jars = executable.resolveSibling(executable.getFileName() + ".jars");
        if (!Files.exists(said) || !Files.exists(sbom) || !Files.exists(jars)) {
            return Optional.empty();
        }
        String[] words = Files.readString(said).strip().split(" ");
        return words[0].equals(Digests.of(executable))
                ? Optional.of(
                        new Origin(words.length == 1 ? null : words[1], sbom, Bill.names(Files.readAllLines(jars))))
                : Optional.empty();
    }
}
