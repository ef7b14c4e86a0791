package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.function.IntFunction;

/** The bytes of an upload that lie in the database already, read piece by piece. */
final class StoredBody extends Body {

    private final IntFunction<Uni<Buffer>> pieces;
    private final int count;
    private final Duration wait;
    private final MessageDigest digest = Pieces.sha256();
    private byte[] piece = new byte[0];
    private int at;
    private int next;
    private long bytes;

    /** @param pieces each by its number, inflated */
    StoredBody(IntFunction<Uni<Buffer>> pieces, int count, Duration wait) {
        this.pieces = pieces;
        this.count = count;
        this.wait = wait;
    }

    @Override
    public int read(byte[] into, int offset, int length) {
        while (at == piece.length) {
            if (next == count) {
                return -1;
            }
            piece = Waits.forStep(pieces.apply(next++), wait).getBytes();
            at = 0;
            bytes += piece.length;
            digest.update(piece);
        }
        int got = Math.min(length, piece.length - at);
        System.arraycopy(piece, at, into, offset, got);
        at += got;
        return got;
    }

    @Override
    Whole end() {
        return new Whole(digest.digest(), bytes, count);
    }

    @Override
    void settle() {
        // nothing is on its way
    }
}
