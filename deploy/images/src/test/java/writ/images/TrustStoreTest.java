package writ.images;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrustStoreTest {

    private static final List<Certificate> THREE = TestAuthorities.three();

    @TempDir
    Path folder;

    @Test
    void itHasTheCertificatesOfTheBaseAndNoOther() throws Exception {
        Content content = made(THREE);

        KeyStore store = KeyStore.getInstance(content.source().toFile(), (char[]) null);
        Set<Certificate> trusted = new HashSet<>();
        for (String alias : Collections.list(store.aliases())) {
            assertTrue(store.isCertificateEntry(alias), alias);
            trusted.add(store.getCertificate(alias));
        }
        assertEquals(Set.copyOf(THREE), trusted);
        assertEquals("/etc/ssl/writ/trust.p12", content.target());
    }

    @Test
    void theSameCertificatesInAnyOrderAreTheSameBytes() throws Exception {
        byte[] first = Files.readAllBytes(made(THREE).source());

        byte[] second = Files.readAllBytes(made(THREE.reversed()).source());

        assertArrayEquals(first, second);
    }

    @Test
    void aBundleInWhichNothingIsIsRefused() {
        BaseFiles base =
                new BaseFiles("a base", Map.of(TestAuthorities.BUNDLE, "none".getBytes(StandardCharsets.US_ASCII)));

        Refusal refusal = assertThrows(Refusal.class, () -> TrustStore.layer(base, folder));

        assertEquals("the certificates of the base a base cannot be read: there are none in PEM", refusal.words());
    }

    private Content made(List<Certificate> certificates) throws IOException {
        BaseFiles base = new BaseFiles("a base", Map.of(TestAuthorities.BUNDLE, TestAuthorities.pem(certificates)));
        return TrustStore.layer(base, folder).contents().getFirst();
    }
}
