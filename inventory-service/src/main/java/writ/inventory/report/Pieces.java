package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Cuts the bytes of an upload into pieces of one MiB, each deflated by itself and stored while the next one fills:
 * reading never runs ahead of storing by more than a piece.
 */
final class Pieces {

    static final int SIZE = 1 << 20;

    private final Uploads uploads;
    private final Upload upload;
    private final Duration wait;
    private byte[] filling = new byte[SIZE];
    private byte[] storing = new byte[SIZE];
    private int filled;
    private int number;
    private CompletableFuture<Void> stored = CompletableFuture.completedFuture(null);

    Pieces(Uploads uploads, Upload upload, Duration wait) {
        this.uploads = uploads;
        this.upload = upload;
        this.wait = wait;
    }

    void add(byte[] bytes, int from, int length) {
        int at = from;
        int left = length;
        while (left > 0) {
            int part = Math.min(left, SIZE - filled);
            System.arraycopy(bytes, at, filling, filled, part);
            filled += part;
            at += part;
            left -= part;
            if (filled == SIZE) {
                store();
            }
        }
    }

    /** Waits until all is stored; answers how many pieces there are. */
    int finish() {
        if (filled > 0) {
            store();
        }
        await();
        return number;
    }

    /** Waits until no piece is on its way any more, whatever becomes of it. */
    void settle() {
        stored.exceptionally(e -> null)
                .completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void store() {
        await();
        byte[] full = filling;
        filling = storing;
        storing = full;
        int length = filled;
        int piece = number++;
        filled = 0;
        stored = Uni.createFrom()
                .item(() -> deflated(full, length))
                .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                .chain(deflated -> uploads.store(upload, piece, deflated))
                .subscribeAsCompletionStage();
    }

    private void await() {
        try {
            stored.get(wait.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw Problem.of(CommonProblem.UNAVAILABLE, "Storing the report takes too long; try again.")
                    .header("Retry-After", "30");
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new CompletionException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(CommonProblem.UNAVAILABLE, "The service is stopping; try again.");
        }
    }

    private static Buffer deflated(byte[] bytes, int length) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            Buffer out = Buffer.buffer(length / 4);
            byte[] part = new byte[1 << 16];
            while (!deflater.finished()) {
                out.appendBytes(part, 0, deflater.deflate(part));
            }
            return out;
        } finally {
            deflater.end();
        }
    }

    /** A piece as it was sent. */
    static Buffer inflated(Buffer stored) {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(stored.getBytes());
            byte[] bytes = new byte[SIZE];
            int length = 0;
            while (!inflater.finished() && length < SIZE) {
                int got = inflater.inflate(bytes, length, SIZE - length);
                if (got == 0 && !inflater.finished()) {
                    break;
                }
                length += got;
            }
            return Buffer.buffer(length).appendBytes(bytes, 0, length);
        } catch (DataFormatException e) {
            throw new IllegalStateException("a stored piece of a report is damaged", e);
        } finally {
            inflater.end();
        }
    }
}
