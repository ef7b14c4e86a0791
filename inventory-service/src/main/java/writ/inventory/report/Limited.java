package writ.inventory.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import writ.kit.problem.Problem;

/** A body that ends in a problem when it is too large or takes too long, whatever becomes of what it holds. */
final class Limited extends InputStream {

    private final InputStream body;
    private final long largest;
    private final Clock wall;
    private final Instant until;
    private long bytes;

    Limited(InputStream body, long largest, Clock wall, Duration longest) {
        this.body = body;
        this.largest = largest;
        this.wall = wall;
        this.until = wall.instant().plus(longest);
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = body.read(into, offset, length);
        bytes += Math.max(0, got);
        if (bytes > largest) {
            throw Tap.tooLarge(largest);
        }
        if (wall.instant().isAfter(until)) {
            throw Problem.of(
                    ReportProblem.REPORT_TOO_SLOW, "The archive did not arrive within the time for one upload.");
        }
        return got;
    }
}
