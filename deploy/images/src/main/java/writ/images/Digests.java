package writ.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 as images write it: sha256: and 64 hexadecimal digits. */
final class Digests {

    static final String PREFIX = "sha256:";

    private Digests() {}

    static String of(byte[] bytes) {
        return PREFIX + HexFormat.of().formatHex(sha256().digest(bytes));
    }

    static String of(Path file) {
        MessageDigest digest = sha256();
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PREFIX + HexFormat.of().formatHex(digest.digest());
    }

    /** Of several files: the digest of the lines that sha256sum would write of them as they stand in the image. */
    static String of(List<Content> contents) {
        StringBuilder lines = new StringBuilder();
        for (Content content : contents) {
            for (Path path : content.paths()) {
                if (Files.isRegularFile(path)) {
                    lines.append(of(path).substring(PREFIX.length())).append("  ");
                    lines.append(content.target(path)).append('\n');
                }
            }
        }
        return of(lines.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
