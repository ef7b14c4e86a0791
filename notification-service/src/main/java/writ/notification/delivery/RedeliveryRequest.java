package writ.notification.delivery;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Which deliveries are to go out once more, under the ids they have. */
record RedeliveryRequest(
        @NotNull @Schema(description = "Queued at or after it, by the clock on the wall")
        Instant from,

        @NotNull @Schema(description = "Queued before it") Instant to,

        @Schema(
                description =
                        "Left out: every subscription of the caller's own agency; the authority's, those of agencies not among them")
        @Nullable
        UUID subscription,

        @Schema(description = "Also those that arrived; left out: only those that were stopped") @Nullable
        Boolean delivered) {}
