package writ.e2e;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchivesTest {

    @TempDir
    Path folder;

    @Test
    void anotherTagNamesTheSameLayers() throws IOException {
        // Given: a layer whose bytes happen to say the tag
        Path archive = folder.resolve("image.tar");
        write(
                archive,
                Map.of(
                        "index.json", """
                {"annotations":{"io.containerd.image.name":"docker.io/writ/a:1.0","org.opencontainers.image.ref.name":"1.0"}}""",
                        "manifest.json", "[{\"RepoTags\":[\"writ/a:1.0\"]}]",
                        "blobs/sha256/ab", "layer of writ/a:1.0\""));

        // When
        Archives.retag(archive, "1.0", "1.0-next", folder.resolve("next.tar"));

        // Then
        assertEquals(
                Map.of(
                        "index.json", """
                        {"annotations":{"io.containerd.image.name":"docker.io/writ/a:1.0-next","org.opencontainers.image.ref.name":"1.0-next"}}""",
                        "manifest.json", "[{\"RepoTags\":[\"writ/a:1.0-next\"]}]",
                        "blobs/sha256/ab", "layer of writ/a:1.0\""),
                read(folder.resolve("next.tar")));
    }

    private static void write(Path archive, Map<String, String> files) throws IOException {
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(Files.newOutputStream(archive))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
    }

    private static Map<String, String> read(Path archive) throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        try (TarArchiveInputStream tar = new TarArchiveInputStream(Files.newInputStream(archive))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                files.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return files;
    }
}
