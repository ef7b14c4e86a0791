package writ.kit.feed;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import writ.kit.db.Listener;

/** Wakes the readers that wait at the end of the feed. */
@ApplicationScoped
class FeedSignal {

    private static final long SAFETY_WAKE_MS = 1_000;

    private final Listener listener;
    private final Vertx vertx;
    private final String service;
    private final Set<UniEmitter<? super Void>> waiting = ConcurrentHashMap.newKeySet();
    private final AtomicLong notified = new AtomicLong();
    private volatile boolean closing;

    FeedSignal(Listener listener, Vertx vertx, @ConfigProperty(name = "writ.service") String service) {
        this.listener = listener;
        this.vertx = vertx;
        this.service = service;
    }

    void start(@Observes StartupEvent event) {
        listener.on(service + "_feed", () -> {
            notified.incrementAndGet();
            wake();
        });
        vertx.setPeriodic(SAFETY_WAKE_MS, id -> wake());
    }

    /** Before the server waits for the requests in flight: those that wait here would hold it up. */
    void stop(@Observes ShutdownDelayInitiatedEvent event) {
        closing = true;
        wake();
    }

    /** True once the service stops: nobody waits any longer. */
    boolean closing() {
        return closing;
    }

    /** How often it was notified; read before the feed is, so that nothing in between is missed. */
    long seen() {
        return notified.get();
    }

    /** Ends when something was notified since, or may be new, or when the time is over. */
    Uni<Void> await(long since, Duration atMost) {
        return Uni.createFrom().emitter(out -> {
            waiting.add(out);
            long timer = vertx.setTimer(Math.max(1, atMost.toMillis()), id -> end(out));
            out.onTermination(() -> {
                waiting.remove(out);
                vertx.cancelTimer(timer);
            });
            if (closing || notified.get() != since) {
                end(out);
            }
        });
    }

    private void wake() {
        waiting.forEach(this::end);
    }

    private void end(UniEmitter<? super Void> out) {
        if (waiting.remove(out)) {
            out.complete(null);
        }
    }
}
