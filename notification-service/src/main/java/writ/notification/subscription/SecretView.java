package writ.notification.subscription;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A fresh secret. */
record SecretView(
        @Schema(description = "Shown this once") String secret,

        @Schema(description = "Until then, by the clock on the wall, webhooks are signed with the secret before it too")
        Instant previousEndsAt) {}
