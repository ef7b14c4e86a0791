package writ.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.images.TestArchive.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackerTest {

    private static final Instant CREATED = Instant.parse("2026-11-24T00:00:00Z");

    @TempDir
    Path folder;

    private Path base;
    private Path executable;

    @BeforeEach
    void aBaseAndAnExecutable() throws IOException {
        base = TestArchive.base(folder.resolve("base.tar"));
        executable = Files.writeString(folder.resolve("tool"), "does something");
        assertTrue(executable.toFile().setExecutable(true));
    }

    @Test
    void everyBlobIsWhatItsDigestSays() throws IOException {
        Map<String, byte[]> archive = pack("one");

        archive.forEach((name, bytes) -> {
            if (name.startsWith("blobs/")) {
                assertEquals(name, "blobs/" + Digests.of(bytes).replace(':', '/'));
            }
        });
    }

    @Test
    void theIndexNamesTheImageForWhoeverLoadsIt() throws IOException {
        Map<String, byte[]> archive = pack("one");

        assertEquals(
                json("""
                        {"schemaVersion": 2, "mediaType": "application/vnd.oci.image.index.v1+json", "manifests": [{
                          "mediaType": "application/vnd.oci.image.manifest.v1+json",
                          "digest": "%s",
                          "size": %d,
                          "annotations": {
                            "io.containerd.image.name": "docker.io/writ/tool:1.0",
                            "org.opencontainers.image.ref.name": "1.0"
                          }
                        }]}""".formatted(Digests.of(manifestBytes(archive)), manifestBytes(archive).length)
                        .getBytes(StandardCharsets.US_ASCII)),
                json(archive.get("index.json")));
    }

    @Test
    void aDockerWithoutAnIndexFindsTheSameBlobs() throws IOException {
        Map<String, byte[]> archive = pack("one");

        JsonNode listed = json(archive.get("manifest.json")).path(0);
        assertEquals("writ/tool:1.0", listed.path("RepoTags").path(0).asText());
        assertEquals(
                blob(manifest(archive).path("config")), listed.path("Config").asText());
        assertEquals(3, listed.path("Layers").size());
        listed.path("Layers").forEach(layer -> assertTrue(archive.containsKey(layer.asText()), layer.asText()));
    }

    @Test
    void itRunsAsNobodyInParticularOnWhatTheBaseHas() throws IOException {
        JsonNode config = config(pack("one"));

        assertEquals("10001:10001", config.path("config").path("User").asText());
        assertEquals("2026-11-24T00:00:00Z", config.path("created").asText());
        assertEquals(
                json(bytes("[\"/app/tool\", \"--fast\"]")),
                config.path("config").path("Entrypoint"));
        assertEquals(
                json(bytes("[\"PATH=/usr/bin\", \"LANG=C.UTF-8\"]")),
                config.path("config").path("Env"));
        assertEquals(json(bytes("{\"8080/tcp\": {}}")), config.path("config").path("ExposedPorts"));
        assertEquals(3, config.path("rootfs").path("diff_ids").size());
    }

    @Test
    void theLabelsSayWhatItIsAndWhatItIsMadeOf() throws IOException {
        JsonNode labels = config(pack("one")).path("config").path("Labels");

        assertEquals(json(bytes("""
                        {
                          "dev.writ.executable.digest": "one",
                          "of.the.base": "kept",
                          "org.opencontainers.image.base.digest": "%s",
                          "org.opencontainers.image.base.name": "base.tar",
                          "org.opencontainers.image.created": "2026-11-24T00:00:00Z",
                          "org.opencontainers.image.description": "A tool",
                          "org.opencontainers.image.licenses": "Apache-2.0",
                          "org.opencontainers.image.title": "Tool"
                        }""".formatted(baseDigest()))), labels);
    }

    @Test
    void filesAreRootsAndOfOneTime() throws IOException {
        Map<String, byte[]> archive = pack("one");

        List<TestArchive.Entry> files = TestArchive.files(layer(archive, 1));
        assertEquals(List.of(new TestArchive.Entry("app/tool", 0, 0, 0100755, CREATED)), files);
    }

    @Test
    void aFolderThatNothingIsInIsPackedToo() throws IOException {
        Map<String, byte[]> archive = pack("one");

        Map<String, byte[]> data = TestArchive.entries(layer(archive, 2));
        assertTrue(data.containsKey("opt/data/empty/"), data.keySet().toString());
        assertArrayEquals(bytes("18"), data.get("opt/data/PG_VERSION"));
    }

    @Test
    void theSameInputsMakeTheSameArchive() throws IOException {
        Path first = archive("one", "first");
        Path copy = Files.copy(executable, folder.resolve("copy"));
        Files.setLastModifiedTime(copy, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        assertTrue(copy.toFile().setExecutable(true));
        Files.move(copy, executable, StandardCopyOption.REPLACE_EXISTING);

        Path second = archive("one", "second");

        assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second));
    }

    @Test
    void theCommitStandsBesideTheImageAndNotInIt() throws IOException {
        Map<String, byte[]> none = pack("one");
        Path target = folder.resolve("of-a-commit.tar");
        Image image = image(Map.of("dev.writ.executable.digest", "one", Image.REVISION, "abc"));

        String digest = packer(Files.createTempDirectory(folder, "work")).archive(image, target);

        assertEquals(Digests.of(manifestBytes(none)), digest);
        JsonNode index = json(TestArchive.entries(target).get("index.json"));
        assertEquals(
                "abc",
                index.path("manifests")
                        .path(0)
                        .path("annotations")
                        .path(Image.REVISION)
                        .asText());
    }

    @Test
    void anotherInputMakesAnotherImage() throws IOException {
        Map<String, byte[]> first = pack("one");
        Files.writeString(executable, "does another thing");

        Map<String, byte[]> second = pack("one");

        assertNotEquals(Digests.of(manifestBytes(first)), Digests.of(manifestBytes(second)));
    }

    @Test
    void aRegistryGetsTheImageOfTheArchive() throws IOException {
        byte[] manifest = manifestBytes(pack("one"));

        try (TestRegistry registry = new TestRegistry()) {
            Path work = Files.createTempDirectory(folder, "work");
            String digest = packer(work).push(image("one"), registry.name() + "/team");

            assertEquals(Digests.of(manifest), digest);
            assertArrayEquals(manifest, registry.kept.get("/v2/team/writ/tool/manifests/1.0"));
            json(manifest).path("layers").forEach(layer -> {
                String layerDigest = layer.path("digest").asText();
                assertEquals(layerDigest, Digests.of(registry.kept.get("/v2/team/writ/tool/blobs/" + layerDigest)));
            });
        }
    }

    @Test
    void aRegistryThatIsNotThereIsSaid() throws IOException {
        String gone;
        try (TestRegistry registry = new TestRegistry()) {
            gone = registry.name();
        }

        Refusal refusal =
                assertThrows(Refusal.class, () -> packer(folder.resolve("work")).push(image("one"), gone));

        assertTrue(refusal.words().startsWith("writ/tool:1.0 cannot be fetched, packed or pushed: "), refusal.words());
    }

    @Test
    void whatIsMissingIsSaid() throws IOException {
        Files.delete(executable);

        Refusal refusal = assertThrows(Refusal.class, () -> pack("one"));

        assertEquals(executable + " is missing", refusal.words());
    }

    private Map<String, byte[]> pack(String label) throws IOException {
        return TestArchive.entries(archive(label, "out"));
    }

    private Path archive(String label, String name) throws IOException {
        Path target = folder.resolve(name + ".tar");
        String digest = packer(Files.createTempDirectory(folder, "work")).archive(image(label), target);
        assertEquals(digest, Digests.of(manifestBytes(TestArchive.entries(target))));
        return target;
    }

    private Packer packer(Path work) throws IOException {
        return new Packer(Base.of(base.toString(), work), CREATED, work);
    }

    private Image image(String label) throws IOException {
        return image(Map.of("dev.writ.executable.digest", label));
    }

    private Image image(Map<String, String> labels) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(data.resolve("empty"));
        Files.writeString(data.resolve("PG_VERSION"), "18");
        return new Image(
                "writ/tool",
                "1.0",
                "Tool",
                "A tool",
                List.of(
                        new Layer("executable", new Content(executable, "/app/tool")),
                        new Layer("data", new Content(data, "/opt/data"))),
                List.of("/app/tool", "--fast"),
                Map.of("LANG", "C.UTF-8"),
                List.of(8080),
                labels);
    }

    private String baseDigest() throws IOException {
        return json(TestArchive.entries(base).get("./index.json"))
                .path("manifests")
                .path(0)
                .path("digest")
                .asText();
    }

    private static byte[] layer(Map<String, byte[]> archive, int position) throws IOException {
        return TestArchive.gunzip(
                archive.get(blob(manifest(archive).path("layers").path(position))));
    }

    private static byte[] manifestBytes(Map<String, byte[]> archive) throws IOException {
        return archive.get(
                blob(json(archive.get("index.json")).path("manifests").path(0)));
    }

    private static JsonNode manifest(Map<String, byte[]> archive) throws IOException {
        return json(manifestBytes(archive));
    }

    private static JsonNode config(Map<String, byte[]> archive) throws IOException {
        return json(archive.get(blob(manifest(archive).path("config"))));
    }

    private static String blob(JsonNode descriptor) {
        return "blobs/" + descriptor.path("digest").asText().replace(':', '/');
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
