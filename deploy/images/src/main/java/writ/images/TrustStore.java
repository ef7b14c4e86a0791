package writ.images;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whom an image trusts: the authorities of its base and nobody else. A JDK may have its machine's certificates, private
 * ones too, and native-image compiles them into executables, so neither is left to decide.
 */
final class TrustStore {

    static final String PLACE = "/etc/ssl/writ/trust.p12";

    /** Read by executables as by the JVM; the type is their default, and a password protects nothing in it. */
    static final String FLAG = "-Djavax.net.ssl.trustStore=" + PLACE;

    private static final Pattern PEM = Pattern.compile("-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----");

    private TrustStore() {}

    static Layer layer(BaseFiles base, Path folder) throws IOException {
        Path file = Files.createDirectories(folder).resolve("trust.p12");
        try {
            Files.write(file, pkcs12(base.certificates()));
        } catch (GeneralSecurityException e) {
            throw new Refusal("the certificates of the base " + base.name() + " cannot be read: " + e.getMessage(), e);
        }
        return new Layer("trust", new Content(file, PLACE));
    }

    /** Named and ordered by fingerprint, so that the same certificates are the same bytes. */
    private static byte[] pkcs12(byte[] bundle) throws GeneralSecurityException, IOException {
        CertificateFactory x509 = CertificateFactory.getInstance("X.509");
        Map<String, Certificate> authorities = new TreeMap<>();
        Matcher pem = PEM.matcher(new String(bundle, StandardCharsets.ISO_8859_1));
        while (pem.find()) {
            byte[] block = pem.group().getBytes(StandardCharsets.ISO_8859_1);
            Certificate authority = x509.generateCertificate(new ByteArrayInputStream(block));
            authorities.put(Digests.of(authority.getEncoded()).substring(Digests.PREFIX.length()), authority);
        }
        if (authorities.isEmpty()) {
            throw new GeneralSecurityException("there are none in PEM");
        }
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        for (Map.Entry<String, Certificate> authority : authorities.entrySet()) {
            store.setCertificateEntry(authority.getKey(), authority.getValue());
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        store.store(bytes, null);
        return bytes.toByteArray();
    }
}
