package writ.kit.feed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import writ.kit.problem.Problem;

class CursorTest {

    private static final byte[] KEY = "0123456789abcdef".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    private static final byte[] OTHER = "fedcba9876543210".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @Property
    void opensToWhatWasSealed(@ForAll int epoch, @ForAll long position) {
        Cursor cursor = new Cursor(epoch, position);
        assertEquals(cursor, Cursor.open(cursor.seal(KEY), KEY));
    }

    @Property
    void ofAnotherFeedOpensToAnotherPlace(@ForAll int epoch, @ForAll long position) {
        Cursor cursor = new Cursor(epoch, position);
        assertNotEquals(cursor, Cursor.open(cursor.seal(OTHER), KEY));
    }

    @Test
    void samePlaceIsNeverSealedTwiceAlike() {
        assertNotEquals(new Cursor(7, 1).seal(KEY), new Cursor(7, 1).seal(KEY));
    }

    @Test
    void neighboursHaveNothingInCommon() {
        String one = new Cursor(7, 1).seal(KEY);
        String two = new Cursor(7, 2).seal(KEY);
        assertNotEquals(one.substring(0, 8), two.substring(0, 8));
    }

    @Test
    void whatIsNoCursorIsMalformed() {
        for (String nonsense : new String[] {"", "x", "%%%", "AAAA", "A".repeat(200)}) {
            assertEquals(
                    400,
                    assertThrows(Problem.class, () -> Cursor.open(nonsense, KEY))
                            .type()
                            .status());
        }
    }
}
