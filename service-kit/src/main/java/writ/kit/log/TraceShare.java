package writ.kit.log;

import io.opentelemetry.sdk.trace.samplers.Sampler;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Which requests' traces are exported: those that the caller's trace says, and this share of all others. Most export none,
 * and a ratio is described in a number format, which takes a native start some milliseconds.
 */
@ApplicationScoped
class TraceShare {

    @Produces
    @Singleton
    Sampler sampler(@ConfigProperty(name = "writ.traces.share") double share) {
        return of(share);
    }

    /** @throws IllegalArgumentException when it is not from 0 to 1 */
    static Sampler of(double share) {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("WRIT_TRACES_SHARE is " + share + "; a share is from 0 to 1");
        }
        return Sampler.parentBased(share == 0 ? Sampler.alwaysOff() : Sampler.traceIdRatioBased(share));
    }
}
