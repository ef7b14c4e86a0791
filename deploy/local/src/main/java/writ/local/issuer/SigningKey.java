package writ.local.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;

/** The key that signs the tokens: kept in a file, so that a token printed before a restart goes on working. */
final class SigningKey {

    private static final int BITS = 2048;

    private SigningKey() {}

    static JWK keptIn(Path file) throws IOException {
        try {
            if (Files.exists(file)) {
                return JWK.parse(Files.readString(file));
            }
            JWK key = new RSAKeyGenerator(BITS).generate();
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, key.toJSONString(), StandardOpenOption.WRITE);
            return key;
        } catch (ParseException | JOSEException e) {
            throw new IOException("cannot use the signing key in " + file + "; remove the file to get a new one", e);
        }
    }
}
