package writ.kit.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.util.Base64;

/** A PostgreSQL that takes nobody without TLS; its certificate is its own authority and names localhost alone. */
final class TlsServer implements AutoCloseable {

    private static final String PASSWORD = "changeit";

    private final Path folder;
    private final EmbeddedPostgres postgres;

    TlsServer(Path folder) throws Exception {
        this.folder = folder;
        certificate("server");
        Path rules = Files.writeString(folder.resolve("hba.conf"), "hostssl all all all trust\n");
        this.postgres = EmbeddedPostgres.builder()
                .setOverrideWorkingDirectory(folder.resolve("binaries").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setServerConfig("fsync", "off")
                .setServerConfig("hba_file", rules.toString())
                .setServerConfig("ssl", "on")
                .setServerConfig("ssl_cert_file", folder.resolve("server.crt").toString())
                .setServerConfig("ssl_key_file", folder.resolve("server.key").toString())
                .start();
    }

    int port() {
        return postgres.getPort();
    }

    /** The server's certificate as a PEM file. */
    Path ca() {
        return folder.resolve("server.crt");
    }

    /** The same as a store of trusted certificates. */
    Path store() {
        return folder.resolve("server.p12");
    }

    /** The certificate of somebody else of the same name. */
    Path strangersCa() throws Exception {
        certificate("stranger");
        return folder.resolve("stranger.crt");
    }

    private void certificate(String name) throws IOException, InterruptedException, GeneralSecurityException {
        Path store = folder.resolve(name + ".p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        name,
                        "-keyalg",
                        "RSA",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost",
                        "-ext",
                        "bc=ca:true",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        PASSWORD)
                .inheritIO()
                .start();
        if (keytool.waitFor() != 0) {
            throw new IllegalStateException("keytool makes no certificate");
        }
        KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
        Key key = keys.getKey(name, PASSWORD.toCharArray());
        write(name + ".key", "PRIVATE KEY", key.getEncoded());
        write(name + ".crt", "CERTIFICATE", keys.getCertificate(name).getEncoded());
        keys.setCertificateEntry("trusted", keys.getCertificate(name));
        try (var out = Files.newOutputStream(store)) {
            keys.store(out, PASSWORD.toCharArray());
        }
    }

    private void write(String file, String what, byte[] bytes) throws IOException {
        Path path = folder.resolve(file);
        Files.writeString(
                path,
                "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                        + "-----\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
