package writ.inventory.report;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** The body of an upload, kept as it is read. */
final class Tap extends Body {

    private final InputStream body;
    private final Pieces pieces;
    private final long largest;
    private final Clock wall;
    private final Instant until;
    private final Duration pace;
    private Instant pieceUntil;
    private long bytes;

    /**
     * @param longest time for the whole upload
     * @param pace time for each further piece of it
     */
    Tap(InputStream body, Pieces pieces, long largest, Clock wall, Duration longest, Duration pace) {
        this.body = body;
        this.pieces = pieces;
        this.largest = largest;
        this.wall = wall;
        this.until = wall.instant().plus(longest);
        this.pace = pace;
        this.pieceUntil = wall.instant().plus(pace);
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int got = body.read(into, offset, length);
        if (got > 0) {
            Instant now = wall.instant();
            if (now.isAfter(until) || now.isAfter(pieceUntil)) {
                throw Problem.of(
                        ReportProblem.REPORT_TOO_SLOW,
                        "The file did not arrive within "
                                + (now.isAfter(until)
                                        ? "the time for one upload."
                                        : pace + " for each " + Pieces.SIZE + " bytes."));
            }
            if ((bytes + got) / Pieces.SIZE > bytes / Pieces.SIZE) {
                pieceUntil = now.plus(pace);
            }
            bytes += got;
            if (bytes > largest) {
                throw tooLarge(largest);
            }
            pieces.add(into, offset, got);
        }
        return got;
    }

    long bytes() {
        return bytes;
    }

    @Override
    Whole end() {
        int count = pieces.finish();
        return new Whole(pieces.digest(), bytes, count);
    }

    @Override
    void settle() {
        pieces.settle();
    }

    static Problem tooLarge(long largest) {
        return Problem.of(CommonProblem.TOO_LARGE, "A report is at most " + largest + " bytes long.");
    }
}
