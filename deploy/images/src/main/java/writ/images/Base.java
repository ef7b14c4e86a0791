package writ.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.CredentialRetriever;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an image stands on, named so exactly that it is the same tomorrow. */
sealed interface Base {

    String name();

    String digest();

    JibContainerBuilder builder() throws IOException;

    /** Its layers, as `docker save` would have written them. */
    Path dockerArchive(Path work) throws IOException;

    /** In a registry; the digest may be that of an index of several platforms. */
    record InRegistry(String name, String digest, String platform) implements Base {

        @Override
        public JibContainerBuilder builder() {
            try {
                ImageReference reference = ImageReference.parse(name.replaceFirst(":[^:/]*$", "") + "@" + digest);
                return Jib.from(RegistryImage.named(reference).addCredentialRetriever(dockerLogin(reference)))
                        .setPlatforms(Set.of(new Platform(platform, "linux")));
            } catch (InvalidImageReferenceException e) {
                throw new Refusal("--base: " + name + "@" + digest + " is not the name of an image", e);
            }
        }

        /** Fetched once: what images are packed on comes out of the same cache of layers. */
        @Override
        public Path dockerArchive(Path work) throws IOException {
            Path file = work.resolve("fetched-base.tar");
            Containerizer containerizer = Containerizer.to(
                            TarImage.at(file).named(ImageReference.of("localhost", "base", "fetched")))
                    .setAllowInsecureRegistries(isOnThisMachine(name));
            Packer.containerize("the base " + name, builder(), containerizer, work);
            return file;
        }
    }

    /** On this machine, as the docker archive that Jib reads. */
    record InFile(String name, String digest, Path archive) implements Base {

        @Override
        public JibContainerBuilder builder() {
            return Jib.from(TarImage.at(archive));
        }

        @Override
        public Path dockerArchive(Path work) {
            return archive;
        }
    }

    Pattern PINNED = Pattern.compile("(?<name>[a-z0-9][^@\\s]*)@(?<digest>sha256:[0-9a-f]{64})");

    /**
     * @param written REFERENCE@sha256:… or an OCI archive on this machine
     * @param work a folder for what has to be unpacked
     */
    static Base of(String written, Path work) throws IOException {
        Matcher pinned = PINNED.matcher(written);
        if (pinned.matches()) {
            return new InRegistry(pinned.group("name"), pinned.group("digest"), platform());
        }
        Path file = Path.of(written);
        if (!Files.isRegularFile(file)) {
            throw new Refusal("--base takes an image with its digest (registry/name@sha256:…) or the file of an OCI"
                    + " archive; " + written + " is neither");
        }
        OciArchive archive = OciArchive.unpack(file, work.resolve("base"));
        Path dockerArchive = archive.toDockerArchive(platform(), work.resolve("base.tar"));
        return new InFile(archive.name().orElse(file.getFileName().toString()), archive.digest(), dockerArchive);
    }

    /** The signs that `docker login` and its like leave. */
    static CredentialRetriever dockerLogin(ImageReference reference) {
        return CredentialRetrieverFactory.forImage(reference, event -> {}).dockerConfig();
    }

    /** Whether a name begins with a registry of this machine, which need not speak TLS. */
    static boolean isOnThisMachine(String reference) {
        return reference.matches("(localhost|127\\.[0-9.]+|\\[::1])(:\\d+)?(/.*)?");
    }

    /** As images name the architecture of this machine, which is the one that executables were built for. */
    static String platform() {
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> System.getProperty("os.arch");
        };
    }
}
