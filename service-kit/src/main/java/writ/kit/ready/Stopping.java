package writ.kit.ready;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How far a stop has come. First, for the delay, everything goes on while readiness is down and callers are sent away
 * with `Connection: close`; then nothing long is begun any more; and just before the requests in flight are given up,
 * what still runs is told to end.
 */
@ApplicationScoped
public class Stopping {

    /** For an answer to be written and to arrive. */
    private static final Duration LAST_WORDS = Duration.ofSeconds(2);

    private final Vertx vertx;
    private final Duration delay;
    private final Duration timeout;
    private final Queue<Runnable> endings = new ConcurrentLinkedQueue<>();
    private volatile boolean begun;
    private volatile boolean lastCall;

    Stopping(
            Vertx vertx,
            @ConfigProperty(name = "writ.shutdown.delay") Optional<Duration> delay,
            @ConfigProperty(name = "quarkus.shutdown.timeout") Duration timeout) {
        this.vertx = vertx;
        this.delay = delay.orElse(Duration.ZERO);
        this.timeout = timeout;
    }

    void begin(@Observes ShutdownDelayInitiatedEvent event) {
        begun = true;
        after(delay, () -> lastCall = true);
        after(delay.plus(timeout).minus(LAST_WORDS), () -> endings.forEach(Runnable::run));
    }

    public boolean hasBegun() {
        return begun;
    }

    /** Whether what takes long would not be finished any more if it began now. */
    public boolean isLastCall() {
        return lastCall;
    }

    /** Runs something when what still runs has to end. */
    public void atTheEnd(Runnable ending) {
        endings.add(ending);
    }

    private void after(Duration wait, Runnable what) {
        if (wait.isPositive()) {
            vertx.setTimer(wait.toMillis(), id -> what.run());
        } else {
            what.run();
        }
    }
}
