package writ.kit.db;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import writ.kit.problem.Problem;

class SqlTest {

    @ParameterizedTest
    @ValueSource(strings = {"0000-12-31T23:59:59.999999Z", "-9999-01-01T12:00:00Z", "+10000-01-01T00:00:00Z"})
    void instantThatWouldNotComeBackTheSameIsNotWritten(String instant) {
        assertThrows(Problem.class, () -> Sql.at(Instant.parse(instant)));
    }

    @Test
    void yearsOneToNineThousandNineHundredNinetyNineAreWritten() {
        assertEquals(1, Sql.at(Instant.parse("0001-01-01T00:00:00Z")).getYear());
        assertEquals(9999, Sql.at(Instant.parse("9999-12-31T23:59:59.999999Z")).getYear());
    }
}
