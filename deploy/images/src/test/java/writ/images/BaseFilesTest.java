package writ.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseFilesTest {

    private static final byte[] LIBC = TestElf.defining("GLIBC_2.2.5", "GLIBC_2.36", "GLIBC_PRIVATE");
    private static final byte[] OLD = "old".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] NEW = "new".getBytes(StandardCharsets.US_ASCII);

    @TempDir
    Path folder;

    @Test
    void aLaterLayerHasTheLastWord() throws IOException {
        BaseFiles files = read(layer(TestAuthorities.BUNDLE, OLD), layer("./" + TestAuthorities.BUNDLE, NEW));

        assertArrayEquals(NEW, files.certificates());
    }

    @Test
    void aBundleThatALaterLayerDeletesIsNone() throws IOException {
        BaseFiles files = read(layer(TestAuthorities.BUNDLE, OLD), layer("etc/ssl/.wh.certs", new byte[0]));

        Refusal refusal = assertThrows(Refusal.class, files::certificates);

        assertTrue(refusal.words().contains("has no certificates of authorities"), refusal.words());
    }

    @Test
    void aBaseInARegistryIsReadAsOneInAFile() throws IOException {
        Path archive = archive(TestArchive.layer(TestAuthorities.BUNDLE, "new", true));
        try (TestRegistry registry = new TestRegistry()) {
            Map<String, byte[]> entries = TestArchive.entries(archive);
            String digest = Base.of(archive.toString(), folder.resolve("file")).digest();
            entries.forEach((name, bytes) ->
                    registry.kept.put("/v2/base/blobs/" + name.replaceFirst(".*sha256/", "sha256:"), bytes));
            registry.kept.put("/v2/base/manifests/" + digest, registry.kept.get("/v2/base/blobs/" + digest));
            Base base = Base.of(registry.name() + "/base@" + digest, folder.resolve("registry"));

            BaseFiles files = BaseFiles.of(base, Files.createDirectories(folder.resolve("registry")));

            assertArrayEquals(NEW, files.certificates());
        }
    }

    @Test
    void aProgramForThisGlibcIsCarried() throws IOException {
        BaseFiles files = read(layer("usr/lib/x86_64-linux-gnu/libc.so.6", LIBC));

        assertDoesNotThrow(() -> files.carries(program(TestElf.needing("GLIBC_2.2.5", "GLIBC_2.36"))));
    }

    @Test
    void aProgramForANewerGlibcIsRefusedWithBothVersions() throws IOException {
        BaseFiles files = read(layer("lib/x86_64-linux-gnu/libc.so.6", LIBC));
        Image image = program(TestElf.needing("GLIBC_2.38", "GLIBC_2.4"));

        Refusal refusal = assertThrows(Refusal.class, () -> files.carries(image));

        assertEquals(
                "writ/tool:1.0 would not start: " + folder.resolve("tool") + " needs glibc 2.38, and the base base.tar"
                        + " has 2.36; build on an older distribution, or take a newer base",
                refusal.words());
    }

    @Test
    void aBaseWithoutGlibcIsRefused() throws IOException {
        BaseFiles files = read(layer("lib/ld-musl-x86_64.so.1", LIBC));

        Refusal refusal = assertThrows(Refusal.class, () -> files.carries(program(TestElf.needing("GLIBC_2.4"))));

        assertTrue(refusal.words().contains("has no glibc"), refusal.words());
    }

    private BaseFiles read(byte[]... layers) throws IOException {
        Path work = folder.resolve("work");
        return BaseFiles.of(Base.of(archive(layers).toString(), work), work);
    }

    private Path archive(byte[]... layers) throws IOException {
        TestArchive archive = new TestArchive();
        return archive.with(archive.image(Base.platform(), layers)).write(folder.resolve("base.tar"));
    }

    private static byte[] layer(String name, byte[] bytes) throws IOException {
        return TestArchive.layer(Map.of(name, bytes));
    }

    private Image program(byte[] bytes) throws IOException {
        Path file = Files.write(folder.resolve("tool"), bytes);
        Layer layer = new Layer("executable", new Content(file, "/app/tool"));
        return new Image(
                "writ/tool", "1.0", "Tool", "A tool", List.of(layer), List.of(), Map.of(), List.of(), Map.of());
    }
}
