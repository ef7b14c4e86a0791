package writ.images;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Writes small OCI archives as others write them, and reads archives entry by entry. */
final class TestArchive {

    static final ObjectMapper JSON = new ObjectMapper();
    private static final String OCI = "application/vnd.oci.image.";

    private final Map<String, byte[]> blobs = new LinkedHashMap<>();
    private final List<Map<String, Object>> manifests = new ArrayList<>();

    /** A layer of one file, gzipped or as it is. */
    static byte[] layer(String name, String text, boolean gzip) throws IOException {
        byte[] layer = layer(Map.of(name, text.getBytes(StandardCharsets.US_ASCII)));
        return gzip ? gzip(layer) : layer;
    }

    /** A layer of several files, as it is. */
    static byte[] layer(Map<String, byte[]> files) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(file.getValue().length);
                tar.putArchiveEntry(entry);
                tar.write(file.getValue());
                tar.closeArchiveEntry();
            }
        }
        return bytes.toByteArray();
    }

    /** A manifest with its configuration; its descriptor, to be put into an index. */
    Map<String, Object> image(String architecture, byte[]... layers) throws IOException {
        List<Map<String, Object>> descriptors = new ArrayList<>();
        List<String> diffs = new ArrayList<>();
        for (byte[] layer : layers) {
            boolean gzipped = layer[0] == 0x1f;
            descriptors.add(blob(OCI + "layer.v1.tar" + (gzipped ? "+gzip" : ""), layer));
            diffs.add(Digests.of(gzipped ? gunzip(layer) : layer));
        }
        Map<String, Object> config = new TreeMap<>(Map.of(
                "architecture", architecture, "os", "linux", "rootfs", Map.of("type", "layers", "diff_ids", diffs)));
        config.put("config", Map.of("Labels", Map.of("of.the.base", "kept"), "Env", List.of("PATH=/usr/bin")));
        Map<String, Object> manifest = new TreeMap<>(Map.of("schemaVersion", 2, "layers", descriptors));
        manifest.put("config", blob(OCI + "config.v1+json", JSON.writeValueAsBytes(config)));
        return blob(OCI + "manifest.v1+json", JSON.writeValueAsBytes(manifest));
    }

    Map<String, Object> index(List<Map<String, Object>> images) throws IOException {
        byte[] index = JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "manifests", images));
        return blob(OCI + "index.v1+json", index);
    }

    Map<String, Object> blob(String mediaType, byte[] bytes) {
        String digest = Digests.of(bytes);
        blobs.put(digest, bytes);
        return new TreeMap<>(Map.of("mediaType", mediaType, "digest", digest, "size", bytes.length));
    }

    void lose(String digest) {
        blobs.remove(digest);
    }

    void damage(String digest) {
        blobs.put(digest, new byte[] {1, 2, 3});
    }

    TestArchive with(Map<String, Object> descriptor) {
        manifests.add(descriptor);
        return this;
    }

    static Map<String, Object> platform(String architecture, Map<String, Object> descriptor) {
        descriptor.put("platform", Map.of("os", "linux", "architecture", architecture));
        return descriptor;
    }

    Path write(Path file) throws IOException {
        try (PlainTar tar = new PlainTar(file)) {
            tar.add("./oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.US_ASCII));
            for (Map.Entry<String, byte[]> blob : blobs.entrySet()) {
                tar.add("./blobs/" + blob.getKey().replace(':', '/'), blob.getValue());
            }
            tar.add("./index.json", JSON.writeValueAsBytes(Map.of("schemaVersion", 2, "manifests", manifests)));
        }
        return file;
    }

    /** A base of one image for this machine. */
    static Path base(Path file) throws IOException {
        TestArchive archive = new TestArchive();
        return archive.with(archive.image(Base.platform(), layer("etc/os-release", "ID=test\n", true)))
                .write(file);
    }

    static Map<String, byte[]> entries(Path tar) throws IOException {
        return entries(Files.readAllBytes(tar));
    }

    static Map<String, byte[]> entries(byte[] tar) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
                entries.put(entry.getName(), entry.isDirectory() ? new byte[0] : in.readAllBytes());
            }
        }
        return entries;
    }

    record Entry(String name, long user, long group, int mode, Instant time) {}

    /** What a tar file says of its files. */
    static List<Entry> files(byte[] tar) throws IOException {
        List<Entry> files = new ArrayList<>();
        try (TarArchiveInputStream in = new TarArchiveInputStream(new ByteArrayInputStream(tar))) {
            for (TarArchiveEntry entry; (entry = in.getNextEntry()) != null; ) {
                if (entry.isFile()) {
                    files.add(new Entry(
                            entry.getName(),
                            entry.getLongUserId(),
                            entry.getLongGroupId(),
                            entry.getMode(),
                            entry.getLastModifiedTime().toInstant()));
                }
            }
        }
        return files;
    }

    static JsonNode json(byte[] bytes) throws IOException {
        return JSON.readTree(bytes);
    }

    static byte[] gunzip(byte[] bytes) throws IOException {
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(bytes);
        }
        return zipped.toByteArray();
    }
}
