package writ.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;

/**
 * An OCI image layout in a tar file, as skopeo, podman, buildah, BuildKit and this packer write it
 * (https://github.com/opencontainers/image-spec/blob/main/image-layout.md). Jib reads only the archives of `docker save`,
 * so it is handed on as one.
 */
final class OciArchive {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern OURS = Pattern.compile("oci-layout|index\\.json|blobs/sha256/[0-9a-f]{64}");
    private static final int DEPTH = 4;

    private final Path file;
    private final Path folder;

    private @Nullable JsonNode chosen;

    private OciArchive(Path file, Path folder) {
        this.file = file;
        this.folder = folder;
    }

    static OciArchive unpack(Path file, Path folder) throws IOException {
        OciArchive archive = new OciArchive(file, folder);
        Files.createDirectories(folder.resolve("blobs/sha256"));
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(file))) {
            for (TarArchiveEntry entry; (entry = tar.getNextEntry()) != null; ) {
                String name = entry.getName().replaceFirst("^\\./", "");
                if (entry.isFile() && OURS.matcher(name).matches()) {
                    Files.copy(tar, folder.resolve(name));
                }
            }
        } catch (IOException e) {
            throw new Refusal(file + " is not a tar file: " + e.getMessage(), e);
        }
        if (!Files.exists(folder.resolve("index.json"))) {
            throw new Refusal(file + " is not an OCI archive: it has no index.json. Make one of another archive with"
                    + " skopeo copy docker-archive:FILE oci-archive:FILE");
        }
        return archive;
    }

    /** The name it was saved under, when it says so. */
    Optional<String> name() {
        JsonNode annotations = chosen().path("annotations");
        return Optional.ofNullable(annotations
                .path("io.containerd.image.name")
                .asText(annotations.path("org.opencontainers.image.ref.name").asText(null)));
    }

    /** Of the manifest of the platform that was taken. */
    String digest() {
        return chosen().path("digest").asText();
    }

    private JsonNode chosen() {
        if (chosen == null) {
            throw new IllegalStateException("no platform was chosen yet");
        }
        return chosen;
    }

    /** The image of one platform, as `docker save` would have written it. */
    Path toDockerArchive(String platform, Path target) throws IOException {
        List<JsonNode> candidates = new ArrayList<>();
        collect(JSON.readTree(folder.resolve("index.json").toFile()), platform, candidates, 0);
        if (candidates.size() != 1) {
            throw new Refusal(file + " has " + (candidates.isEmpty() ? "no image" : candidates.size() + " images")
                    + " for linux/" + platform + "; the base is an archive with one");
        }
        chosen = candidates.getFirst();
        JsonNode manifest = JSON.readTree(blob(chosen).toFile());
        List<Path> layers = new ArrayList<>();
        boolean plain = false;
        for (JsonNode layer : manifest.path("layers")) {
            String mediaType = layer.path("mediaType").asText();
            if (!mediaType.endsWith("tar") && !mediaType.endsWith("gzip")) {
                throw new Refusal(file + " has a layer of the kind " + mediaType + "; only tar and gzip are read");
            }
            plain |= mediaType.endsWith("tar");
            layers.add(blob(layer));
        }
        if (plain) {
            // Jib looks at the first layer alone to see whether all are compressed
            layers = layers.stream().map(this::inflated).toList();
        }
        List<String> names = layers.stream()
                .map(layer -> folder.relativize(layer).toString())
                .toList();
        Path config = blob(manifest.path("config"));
        byte[] listing = JSON.writeValueAsBytes(List.of(
                Map.of("Config", folder.relativize(config).toString(), "RepoTags", List.of(), "Layers", names)));
        try (PlainTar tar = new PlainTar(target)) {
            tar.add("manifest.json", listing);
            tar.add(folder.relativize(config).toString(), config);
            for (Path layer : layers.stream().distinct().toList()) {
                tar.add(folder.relativize(layer).toString(), layer);
            }
        }
        return target;
    }

    /** An index may point at indexes, and images in it need not say their platform; then their configuration does. */
    private void collect(JsonNode index, String platform, List<JsonNode> found, int depth) throws IOException {
        for (JsonNode descriptor : index.path("manifests")) {
            String mediaType = descriptor.path("mediaType").asText();
            if (mediaType.contains("index") || mediaType.contains("manifest.list")) {
                if (depth < DEPTH) {
                    collect(JSON.readTree(blob(descriptor).toFile()), platform, found, depth + 1);
                }
                continue;
            }
            JsonNode stated = descriptor.path("platform");
            if (stated.isMissingNode()) {
                stated = JSON.readTree(
                        blob(JSON.readTree(blob(descriptor).toFile()).path("config"))
                                .toFile());
            }
            if (stated.path("os").asText().equals("linux")
                    && stated.path("architecture").asText().equals(platform)) {
                found.add(descriptor);
            }
        }
    }

    private Path blob(JsonNode descriptor) {
        String digest = descriptor.path("digest").asText();
        if (!digest.matches("sha256:[0-9a-f]{64}")) {
            throw new Refusal(
                    file + " names a blob by " + (digest.isEmpty() ? "nothing" : digest) + ", not by SHA-256");
        }
        Path blob = folder.resolve("blobs").resolve(digest.replace(':', '/'));
        if (!Files.exists(blob)) {
            throw new Refusal(file + " is not whole: the blob " + digest + " is missing");
        }
        if (!Digests.of(blob).equals(digest)) {
            throw new Refusal(file + " is damaged: the blob " + digest + " has other contents");
        }
        return blob;
    }

    private Path inflated(Path layer) {
        Path target = layer.resolveSibling(layer.getFileName() + ".tar");
        try (InputStream raw = Files.newInputStream(layer)) {
            if (raw.read() != 0x1f || raw.read() != 0x8b) {
                return layer;
            }
            try (InputStream in = new GZIPInputStream(Files.newInputStream(layer))) {
                Files.copy(in, target);
            }
            return target;
        } catch (IOException e) {
            throw new Refusal(file + " is damaged: the layer " + layer.getFileName() + " cannot be inflated", e);
        }
    }
}
