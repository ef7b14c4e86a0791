package writ.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import writ.local.plan.Refusal;

/** What runs and has to be ended, the last started first; once ending has begun, nothing new is kept. */
final class Parts {

    private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private boolean ending;

    <T extends AutoCloseable> T hold(T part) {
        synchronized (this) {
            if (!ending) {
                running.push(part);
                return part;
            }
        }
        end(part);
        throw new Refusal("stopped while starting");
    }

    synchronized boolean isEnding() {
        return ending;
    }

    synchronized boolean isEmpty() {
        return running.isEmpty();
    }

    void endAll() {
        List<AutoCloseable> parts;
        synchronized (this) {
            ending = true;
            parts = List.copyOf(running);
            running.clear();
        }
        parts.forEach(Parts::end);
    }

    private static void end(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            LOG.warn("could not end part={}", part.getClass().getSimpleName(), e);
        }
    }
}
