package writ.local.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpeedTest {

    @ParameterizedTest
    @CsvSource({"1d, 86400, 1d", "12H, 43200, 12h", "90s, 90, 90s", "1.5m, 90, 90s", "24h, 86400, 1d", "0, 0, 0"})
    void aSpeedIsReadAndWrittenAsPeopleDo(String written, double speed, String shortest) {
        assertEquals(Optional.of(speed), Speed.parse(written));
        assertEquals(shortest, Speed.write(speed));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d", "1", "-1d", "1w", "1 d", "1e3s", "99999999d"})
    void anythingElseIsNoSpeed(String written) {
        assertEquals(Optional.empty(), Speed.parse(written));
    }
}
