package writ.images;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Objects;
import java.util.Properties;

/**
 * What the build says of itself.
 *
 * @param version Maven's
 * @param created the instant that everything in an image claims to be made at, so that packing again makes the same
 */
record Release(String version, Instant created) {

    static Release ofThisBuild() {
        Properties said = new Properties();
        try (InputStream in = Release.class.getResourceAsStream("release.properties")) {
            said.load(Objects.requireNonNull(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Release(said.getProperty("version"), Instant.parse(said.getProperty("created")));
    }
}
