package writ.inventory.rollup;

import io.quarkus.runtime.annotations.RegisterForReflection;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Between how many distinct endpoints the truth lies, as far as the reports go; no upper bound when one cannot tell. */
@RegisterForReflection
record Bounds(
        long atLeast, @Schema(nullable = true) @Nullable Long atMost) {
    static final Bounds NONE = new Bounds(0, 0L);

    /** Of two sets of endpoints that have none in common. */
    Bounds plus(Bounds other) {
        Long most = atMost;
        Long others = other.atMost;
        return new Bounds(atLeast + other.atLeast, most == null || others == null ? null : most + others);
    }
}
