package writ.local;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.local.plan.Refusal;

class OptionsTest {

    private static final Path HOME = Path.of("/repository");

    @Test
    void nothingIsTheUsualSuite() {
        Options options = Options.parse(HOME);

        assertEquals(8080, options.port());
        assertEquals(Path.of("/repository/.writ"), options.data());
        assertNull(options.from());
    }

    @ParameterizedTest
    @CsvSource({
        "2017-09-13, 2017-09-13T13:00:00Z",
        "2017-12-12, 2017-12-12T14:00:00Z",
        "2017-09-13T09:00:00-04:00, 2017-09-13T13:00:00Z",
        "2017-09-13T13:00:00.1234567Z, 2017-09-13T13:00:00.123456Z"
    })
    void aDateStartsAtNineInNewYorkAndAnInstantIsItself(String written, Instant meant) {
        assertEquals(meant, Options.parse(HOME, "--from", written).from());
    }

    @ParameterizedTest
    @CsvSource({
        "--from, 2017-13-01, --from takes a date",
        "--from, 2017-09-13T25:00:00Z, --from takes a date",
        "--port, 80, --port takes a number from 1024 to 65522",
        "--port, 65523, --port takes a number from 1024 to 65522",
        "--port, http, --port takes a number",
        "--reset, now, unknown option --reset"
    })
    void whatCannotBeMeantIsRefusedInWords(String option, String value, String words) {
        Refusal refusal = assertThrows(Refusal.class, () -> Options.parse(HOME, option, value));

        assertTrue(refusal.words().contains(words), refusal.words());
    }

    @Test
    void anOptionWithoutItsValueIsRefused() {
        Refusal refusal = assertThrows(Refusal.class, () -> Options.parse(HOME, "--fresh", "--data"));

        assertEquals("--data needs a value", refusal.words());
    }
}
