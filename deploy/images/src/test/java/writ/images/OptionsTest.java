package writ.images;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.images.Options.Variant;

class OptionsTest {

    private static final Path HOME = Path.of("/repository");

    @Test
    void nothingMeansNativeOnesOnAPinnedBase() {
        Options options = Options.parse(HOME);

        assertEquals(Set.of(Variant.NATIVE), options.variants());
        assertTrue(Base.PINNED.matcher(options.base()).matches(), options.base());
        assertEquals(Path.of("/repository/target/images"), options.output());
        assertEquals(List.of(), options.images());
    }

    @Test
    void bothVariantsMayBeAskedForAndImagesNamedEitherWay() {
        Options options = Options.parse(HOME, "--jvm", "--native", "writ/rehearsal", "directive-service");

        assertEquals(EnumSet.allOf(Variant.class), options.variants());
        assertEquals(List.of("rehearsal", "directive-service"), options.images());
    }

    @ParameterizedTest
    @CsvSource({
        "--bsae x, unknown option --bsae",
        "directory-service x, there is no image directory-service; there are directive-service",
        "--tag a/b, '--tag takes letters, digits, dots, dashes and underscores, not a/b'",
        "--base, --base needs a value"
    })
    void whatCannotBeMeantIsRefusedInWords(String line, String words) {
        Refusal refusal = assertThrows(Refusal.class, () -> Options.parse(HOME, line.split(" ")));

        assertTrue(refusal.words().contains(words), refusal.words());
    }
}
