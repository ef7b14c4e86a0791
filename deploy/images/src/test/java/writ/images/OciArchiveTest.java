package writ.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.images.TestArchive.layer;
import static writ.images.TestArchive.platform;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OciArchiveTest {

    @TempDir
    Path folder;

    private final TestArchive archive = new TestArchive();

    @Test
    void gzippedLayersAreHandedOnAsTheyAre() throws IOException {
        byte[] first = layer("a", "one", true);
        byte[] second = layer("b", "two", true);
        archive.with(archive.image("amd64", first, second));

        Map<String, byte[]> docker = dockerArchive("amd64");

        List<String> layers = layers(docker);
        assertArrayEquals(first, docker.get(layers.get(0)));
        assertArrayEquals(second, docker.get(layers.get(1)));
    }

    @Test
    void ofLayersPartlyGzippedAllAreInflated() throws IOException {
        byte[] plain = layer("a", "one", false);
        byte[] gzipped = layer("b", "two", true);
        archive.with(archive.image("amd64", gzipped, plain));

        Map<String, byte[]> docker = dockerArchive("amd64");

        List<String> layers = layers(docker);
        assertArrayEquals(TestArchive.gunzip(gzipped), docker.get(layers.get(0)));
        assertArrayEquals(plain, docker.get(layers.get(1)));
    }

    @Test
    void ofSeveralPlatformsTheOneOfThisMachineIsTaken() throws IOException {
        Map<String, Object> arm = platform("arm64", archive.image("arm64", layer("a", "arm", true)));
        Map<String, Object> intel = platform("amd64", archive.image("amd64", layer("a", "intel", true)));
        Map<String, Object> signature = platform("unknown", archive.image("unknown", layer("a", "signature", true)));
        archive.with(archive.index(List.of(arm, intel, signature)));

        OciArchive read = OciArchive.unpack(archive.write(folder.resolve("in.tar")), folder.resolve("work"));
        read.toDockerArchive("arm64", folder.resolve("out.tar"));

        assertEquals(arm.get("digest"), read.digest());
    }

    @Test
    void anImageThatDoesNotStateItsPlatformIsKnownByItsConfiguration() throws IOException {
        archive.with(archive.image("arm64", layer("a", "arm", true)));
        Map<String, Object> intel = archive.image("amd64", layer("a", "intel", true));
        archive.with(intel);

        OciArchive read = OciArchive.unpack(archive.write(folder.resolve("in.tar")), folder.resolve("work"));
        read.toDockerArchive("amd64", folder.resolve("out.tar"));

        assertEquals(intel.get("digest"), read.digest());
    }

    @Test
    void itsNameIsTheOneItWasSavedUnder() throws IOException {
        Map<String, Object> image = archive.image("amd64", layer("a", "one", true));
        image.put("annotations", Map.of("io.containerd.image.name", "example.org/base:1"));
        archive.with(image);

        OciArchive read = OciArchive.unpack(archive.write(folder.resolve("in.tar")), folder.resolve("work"));
        read.toDockerArchive("amd64", folder.resolve("out.tar"));

        assertEquals("example.org/base:1", read.name().orElseThrow());
    }

    @Test
    void anImageOfAnotherPlatformIsRefused() throws IOException {
        archive.with(archive.image("s390x", layer("a", "one", true)));

        assertRefused("has no image for linux/amd64");
    }

    @Test
    void severalImagesForOnePlatformAreRefused() throws IOException {
        archive.with(archive.image("amd64", layer("a", "one", true)));
        archive.with(archive.image("amd64", layer("a", "two", true)));

        assertRefused("has 2 images for linux/amd64");
    }

    @Test
    void aLayerInAnotherCompressionIsRefused() throws IOException {
        Map<String, Object> config = archive.blob(
                "application/vnd.oci.image.config.v1+json",
                "{\"architecture\":\"amd64\",\"os\":\"linux\"}".getBytes(StandardCharsets.US_ASCII));
        Map<String, Object> zstd = archive.blob("application/vnd.oci.image.layer.v1.tar+zstd", new byte[] {1});
        byte[] manifest = TestArchive.JSON.writeValueAsBytes(Map.of("config", config, "layers", List.of(zstd)));
        archive.with(archive.blob("application/vnd.oci.image.manifest.v1+json", manifest));

        assertRefused("a layer of the kind application/vnd.oci.image.layer.v1.tar+zstd");
    }

    @Test
    void aMissingBlobIsRefused() throws IOException {
        Map<String, Object> image = archive.image("amd64", layer("a", "one", true));
        archive.with(image).lose((String) image.get("digest"));

        assertRefused("is not whole: the blob " + image.get("digest") + " is missing");
    }

    @Test
    void aBlobWithOtherContentsIsRefused() throws IOException {
        byte[] layer = layer("a", "one", true);
        archive.with(archive.image("amd64", layer)).damage(Digests.of(layer));

        assertRefused("is damaged: the blob " + Digests.of(layer));
    }

    @Test
    void anArchiveOfDockerSaveIsRefusedWithTheWayToMendIt() throws IOException {
        Path file = folder.resolve("docker.tar");
        try (PlainTar tar = new PlainTar(file)) {
            tar.add("manifest.json", new byte[] {'[', ']'});
        }

        Refusal refusal = assertThrows(Refusal.class, () -> OciArchive.unpack(file, folder.resolve("work")));

        assertTrue(refusal.words().contains("skopeo copy docker-archive:FILE oci-archive:FILE"), refusal.words());
    }

    @Test
    void whatIsNoTarFileIsRefused() throws IOException {
        Path file = Files.writeString(folder.resolve("words.tar"), "words ".repeat(500));

        Refusal refusal = assertThrows(Refusal.class, () -> OciArchive.unpack(file, folder.resolve("work")));

        assertTrue(refusal.words().contains("is not a"), refusal.words());
    }

    private void assertRefused(String words) {
        Refusal refusal = assertThrows(Refusal.class, () -> dockerArchive("amd64"));

        assertTrue(refusal.words().contains(words), refusal.words());
    }

    private Map<String, byte[]> dockerArchive(String platform) throws IOException {
        OciArchive read = OciArchive.unpack(archive.write(folder.resolve("in.tar")), folder.resolve("work"));
        return TestArchive.entries(read.toDockerArchive(platform, folder.resolve("out.tar")));
    }

    private static List<String> layers(Map<String, byte[]> docker) throws IOException {
        JsonNode layers = TestArchive.json(docker.get("manifest.json")).path(0).path("Layers");
        return layers.valueStream().map(JsonNode::asText).toList();
    }
}
