package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What is known of an executable that was built for images; its sources may have changed since.
 *
 * @param revision of the sources when its build began
 * @param sbom of that build
 */
record Origin(String revision, Path sbom) {

    /** Nothing, when what stands beside the executable speaks of another one. */
    static Optional<Origin> of(Path executable) throws IOException {
        Path said = executable.resolveSibling(executable.getFileName() + ".made-of");
        Path sbom = executable.resolveSibling(executable.getFileName() + ".cdx.json");
        if (!Files.exists(said) || !Files.exists(sbom)) {
            return Optional.empty();
        }
        String[] words = Files.readString(said).strip().split(" ");
        return words.length == 2 && words[0].equals(Digests.of(executable))
                ? Optional.of(new Origin(words[1], sbom))
                : Optional.empty();
    }
}
