package writ.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * An OCI archive that whoever loads it knows the name of: containerd and podman by an annotation in the index, skopeo by
 * the tag there, and a Docker without containerd's store by the manifest.json of `docker save`, which points at the same blobs.
 */
final class NamedArchive {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BLOBS = "blobs/sha256/";
    private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
    private static final byte[] LAYOUT =
            "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    private NamedArchive() {}

    /** @param raw what Jib wrote: the same blobs, in an order and with times of its own */
    static void write(Path raw, Image image, String digest, Path target) throws IOException {
        Files.createDirectories(target.toAbsolutePath().getParent());
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        Map<String, byte[]> small = new TreeMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(raw));
                PlainTar out = new PlainTar(unfinished)) {
            out.add("oci-layout", LAYOUT);
            for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
                String name = entry.getName();
                if (!name.startsWith(BLOBS) || small.containsKey(name)) {
                    continue;
                }
                if (entry.getSize() < 1 << 20) {
                    small.put(name, in.readAllBytes());
                    out.add(name, small.get(name));
                } else {
                    small.put(name, new byte[0]);
                    out.add(name, entry.getSize(), in);
                }
            }
            byte[] manifest = small.get(blob(digest));
            if (manifest == null) {
                throw new IllegalStateException("the packed image has no manifest " + digest);
            }
            out.add("manifest.json", JSON.writeValueAsBytes(List.of(dockerListing(manifest, image))));
            out.add("index.json", JSON.writeValueAsBytes(index(manifest.length, image, digest)));
        }
        Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
    }

    private static ObjectNode index(int size, Image image, String digest) {
        ObjectNode index = JSON.createObjectNode();
        index.put("schemaVersion", 2).put("mediaType", "application/vnd.oci.image.index.v1+json");
        ObjectNode descriptor = index.putArray("manifests").addObject();
        descriptor.put("mediaType", MANIFEST).put("digest", digest).put("size", size);
        ObjectNode annotations = descriptor
                .putObject("annotations")
                .put("io.containerd.image.name", image.fullReference())
                .put("org.opencontainers.image.ref.name", image.tag());
        Optional.ofNullable(image.labels().get(Image.REVISION))
                .ifPresent(commit -> annotations.put(Image.REVISION, commit));
        return index;
    }

    private static ObjectNode dockerListing(byte[] manifest, Image image) throws IOException {
        JsonNode read = JSON.readTree(manifest);
        List<String> layers = new ArrayList<>();
        read.path("layers")
                .forEach(layer -> layers.add(blob(layer.path("digest").asText())));
        ObjectNode listing = JSON.createObjectNode();
        listing.put("Config", blob(read.path("config").path("digest").asText()));
        listing.putArray("RepoTags").add(image.reference());
        listing.putPOJO("Layers", layers);
        return listing;
    }

    private static String blob(String digest) {
        return BLOBS + digest.substring(Digests.PREFIX.length());
    }
}
