package writ.images;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** Some authorities that the JDK of the tests knows, and bases that trust them. */
final class TestAuthorities {

    static final String BUNDLE = "etc/ssl/certs/ca-certificates.crt";

    private TestAuthorities() {}

    static List<Certificate> three() {
        try {
            Path cacerts = Path.of(System.getProperty("java.home"), "lib/security/cacerts");
            KeyStore store = KeyStore.getInstance(cacerts.toFile(), (char[]) null);
            List<Certificate> three = new ArrayList<>();
            for (String alias : Collections.list(store.aliases()).subList(0, 3)) {
                three.add(store.getCertificate(alias));
            }
            return three;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    static byte[] pem(List<Certificate> certificates) {
        StringBuilder pem = new StringBuilder("# a name that somebody wrote above it\n");
        try {
            for (Certificate certificate : certificates) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(Base64.getMimeEncoder().encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static BaseFiles base() {
        return new BaseFiles("a base", Map.of(BUNDLE, pem(three())));
    }
}
