package writ.inventory.report;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.buffer.Buffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Cuts the bytes of an upload into pieces of one MiB, each digested, deflated by itself and stored while the next ones
 * fill: reading never runs ahead of storing by more than a few pieces.
 */
final class Pieces {

    static final int SIZE = 1 << 20;

    /** Pieces on their way to the database at a time. */
    private static final int ON_THE_WAY = 2;

    private final Storing storing;
    private final Duration wait;
    private final int onTheWayAtMost;
    private final Executor workers = Infrastructure.getDefaultWorkerPool();
    private final MessageDigest digest = sha256();
    private final ArrayDeque<Stored> onTheWay = new ArrayDeque<>();
    private byte[] filling = new byte[SIZE];
    private int filled;
    private int number;
    private CompletableFuture<Void> digested = CompletableFuture.completedFuture(null);

    private Pieces(int first, Storing storing, Duration wait, int onTheWayAtMost) {
        this.number = first;
        this.storing = storing;
        this.wait = wait;
        this.onTheWayAtMost = onTheWayAtMost;
    }

    /** Pieces from the first on, several on their way at a time. */
    static Pieces together(Storing storing, Duration wait) {
        return new Pieces(0, storing, wait, ON_THE_WAY);
    }

    /** Pieces of which each is stored when the one before is. */
    static Pieces oneByOne(int first, Storing storing, Duration wait) {
        return new Pieces(first, storing, wait, 0);
    }

    /** Stores a piece under its number. */
    interface Storing {

        /** @param length of the piece as it was sent */
        Uni<Void> store(int number, Buffer deflated, int length);
    }

    /** A piece of which the bytes may be used again when it is done. */
    private record Stored(byte[] bytes, CompletableFuture<Void> done) {}

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
        while (!onTheWay.isEmpty()) {
            await(onTheWay.remove().done());
        }
        return number;
    }

    /** SHA-256 of all that was added, after {@link #finish}. */
    byte[] digest() {
        return digest.digest();
    }

    /** Waits until no piece is on its way any more, whatever becomes of it. */
    void settle() {
        CompletableFuture.allOf(onTheWay.stream().map(Stored::done).toArray(CompletableFuture[]::new))
                .exceptionally(e -> null)
                .completeOnTimeout(null, wait.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private void store() {
        byte[] full = filling;
        int length = filled;
        int piece = number++;
        digested = digested.thenRunAsync(() -> digest.update(full, 0, length), workers);
        CompletableFuture<Void> stored = CompletableFuture.supplyAsync(() -> deflated(full, length), workers)
                .thenCompose(deflated -> storing.store(piece, deflated, length).subscribeAsCompletionStage());
        onTheWay.add(new Stored(full, CompletableFuture.allOf(digested, stored)));
        filled = 0;
        filling = onTheWay.size() > onTheWayAtMost ? done(onTheWay.remove()) : new byte[SIZE];
    }

    private byte[] done(Stored piece) {
        await(piece.done());
        return piece.bytes();
    }

    private void await(CompletableFuture<Void> done) {
        try {
            done.get(wait.toMillis(), TimeUnit.MILLISECONDS);
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

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
