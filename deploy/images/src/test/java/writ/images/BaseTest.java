package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {

    private static final String DIGEST = "sha256:" + "7f".repeat(32);

    @TempDir
    Path folder;

    @Test
    void anImageInARegistryIsNamedWithItsDigest() throws IOException {
        Base base = Base.of("example.org:5000/team/base:12@" + DIGEST, folder);

        assertInstanceOf(Base.InRegistry.class, base);
        assertEquals("example.org:5000/team/base:12", base.name());
        assertEquals(DIGEST, base.digest());
    }

    @ParameterizedTest
    @ValueSource(strings = {"example.org/base:12", "example.org/base@sha256:7f", "missing.tar"})
    void whatMayBeAnotherImageTomorrowIsRefused(String written) {
        Refusal refusal = assertThrows(Refusal.class, () -> Base.of(written, folder));

        assertTrue(refusal.words().contains("an image with its digest"), refusal.words());
        assertTrue(refusal.words().contains(written + " is neither"), refusal.words());
    }
}
