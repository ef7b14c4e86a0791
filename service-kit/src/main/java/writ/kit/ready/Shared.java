package writ.kit.ready;

import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Whoever asks while an answer is on its way has the same one, and who asks after it a new one. Two who begin at the very
 * same instant may both ask.
 */
final class Shared {

    private Shared() {}

    /** Fails when there is no answer within the time, since those who come later would wait for it as well. */
    static <T> Uni<T> asking(Supplier<Uni<? extends T>> question, Duration within) {
        AtomicBoolean onItsWay = new AtomicBoolean();
        return Uni.createFrom()
                .<T>deferred(question)
                .ifNoItem()
                .after(within)
                .fail()
                .onSubscription()
                .invoke(() -> onItsWay.set(true))
                .onTermination()
                .invoke(() -> onItsWay.set(false))
                .memoize()
                .until(() -> !onItsWay.get());
    }
}
