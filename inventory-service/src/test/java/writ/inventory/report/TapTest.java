package writ.inventory.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import writ.kit.problem.Problem;

class TapTest {

    private static final Duration LONGEST = Duration.ofHours(1);
    private static final Duration PACE = Duration.ofMinutes(5);

    private Instant now = Instant.EPOCH;

    @Test
    void clientThatSendsAByteNowAndThenIsBrokenOff() throws IOException {
        // Given
        Tap tap = tap(Duration.ofSeconds(20));

        // When
        Problem broken = assertThrows(Problem.class, () -> {
            while (tap.read() >= 0) {
                assertEquals(true, now.isBefore(Instant.EPOCH.plus(LONGEST)), "the upload goes on");
            }
        });

        // Then
        assertEquals(ReportProblem.REPORT_TOO_SLOW, broken.type());
        assertEquals(15, tap.bytes());
    }

    @Test
    void uploadIsOverInItsTimeWhateverItsPace() throws IOException {
        // Given
        Tap tap = tap(LONGEST.plusNanos(1));

        // When
        Problem broken = assertThrows(Problem.class, tap::read);

        // Then
        assertEquals(
                "The file did not arrive within the time for one upload.",
                broken.body().get("detail"));
    }

    private Tap tap(Duration each) {
        InputStream body = new InputStream() {
            @Override
            public int read() {
                now = now.plus(each);
                return 'x';
            }

            @Override
            public int read(byte[] into, int offset, int length) {
                into[offset] = (byte) read();
                return 1;
            }
        };
        InstantSource source = () -> now;
        Clock wall = source.withZone(ZoneOffset.UTC);
        return new Tap(
                body,
                Pieces.together((number, deflated, length) -> Uni.createFrom().voidItem(), PACE),
                1 << 30,
                wall,
                LONGEST,
                PACE);
    }
}
