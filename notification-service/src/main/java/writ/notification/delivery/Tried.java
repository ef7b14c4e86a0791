package writ.notification.delivery;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import writ.notification.channel.Outcome;

/** One try that was made, and what follows from it. */
record Tried(Claimed claimed, Outcome outcome, Instant at, Duration took) {

    /** The row of the record: what the attempt was, and the delivery's state after it. */
    JsonObject row(Instant now, @Nullable Duration delay) {
        String state = outcome instanceof Outcome.Delivered ? "delivered" : delay == null ? "stopped" : "pending";
        return new JsonObject()
                .put("id", claimed.id().toString())
                .put("lease", claimed.lease().toString())
                .put("state", state)
                .put("not_before", (delay == null ? now : now.plus(delay)).toString())
                .put("ended_at", delay == null ? now.toString() : null)
                .put("outcome", word())
                .put("status", outcome.status())
                .put("detail", outcome.detail())
                .put("at", at.toString())
                .put("took_ms", (int) took.toMillis())
                .put("fault", outcome instanceof Outcome.OwnFault ours ? ours.fault() : null);
    }

    String word() {
        return switch (outcome) {
            case Outcome.Delivered delivered -> "delivered";
            case Outcome.Failed failed -> "failed";
            case Outcome.OwnFault ours -> "failed";
            case Outcome.Refused refused -> "refused";
        };
    }

    boolean refusedBecause(Outcome.Cause cause) {
        return outcome instanceof Outcome.Refused refused && refused.cause() == cause;
    }
}
