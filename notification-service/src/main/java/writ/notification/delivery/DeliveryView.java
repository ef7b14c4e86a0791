package writ.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.notification.channel.Channel;

/** The way of an alert to one recipient. Its times are by the clock on the wall. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeliveryView(
        @Schema(description = "The webhook-id of every try, and part of the mail's Message-ID")
        UUID id,

        UUID alert,
        String kind,

        @Schema(description = "Whom the alert is about; \"*\" in a test of the authority's")
        String agency,

        UUID subscription,
        Channel channel,
        String target,

        @Schema(
                enumeration = {"pending", "delivered", "stopped"},
                description = "stopped: not tried any more, unless a redelivery is asked for")
        String state,

        int attempts,
        @Nullable String detail,
        Instant queuedAt,
        @Nullable Instant nextAttemptAt,
        @Nullable Instant endedAt) {

    static DeliveryView of(Row row) {
        boolean pending = row.getString("state").equals("pending");
        return new DeliveryView(
                row.getUUID("id"),
                row.getUUID("alert"),
                row.getString("kind"),
                row.getString("about"),
                row.getUUID("subscription"),
                Channel.of(row.getString("channel")),
                row.getString("target"),
                row.getString("state"),
                row.getInteger("attempts"),
                row.getString("detail"),
                Sql.instant(row, "queued_at"),
                pending ? Sql.instant(row, "not_before") : null,
                Sql.instantOrNull(row, "ended_at"));
    }
}
