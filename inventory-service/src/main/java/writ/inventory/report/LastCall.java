package writ.inventory.report;

import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.HashSet;
import java.util.Set;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;
import writ.kit.ready.Stopping;

/** Lets a service that stops begin no upload it has no time for, and ends those that are still arriving then. */
@ApplicationScoped
class LastCall {

    private final Stopping stopping;
    private final Set<Thread> arriving = new HashSet<>();
    private boolean over;

    LastCall(Stopping stopping) {
        this.stopping = stopping;
        stopping.atTheEnd(this::end);
    }

    /** @throws Problem unavailable, when the service is about to end */
    void requireTime() {
        if (stopping.isLastCall()) {
            throw refusal();
        }
    }

    /** A body that fails with a problem when the time is up, also while nothing of it comes. */
    InputStream limit(InputStream body) {
        return new InputStream() {

            @Override
            public int read() throws IOException {
                byte[] one = new byte[1];
                return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
            }

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                arrive();
                try {
                    return body.read(into, offset, length);
                } catch (InterruptedIOException e) {
                    if (isOver()) {
                        throw refusal();
                    }
                    throw e;
                } finally {
                    leave();
                }
            }
        };
    }

    private synchronized void arrive() {
        if (over) {
            throw refusal();
        }
        arriving.add(Thread.currentThread());
    }

    /** Only who reads is interrupted, never who is with the database; one that came too late for the read is dropped. */
    private synchronized void leave() {
        arriving.remove(Thread.currentThread());
        if (over) {
            Thread.interrupted();
        }
    }

    private synchronized boolean isOver() {
        return over;
    }

    private static Problem refusal() {
        return Problem.of(CommonProblem.UNAVAILABLE, "This replica of the service is stopping; send the report again.")
                .header("Retry-After", "1");
    }

    private synchronized void end() {
        over = true;
        arriving.forEach(Thread::interrupt);
    }
}
