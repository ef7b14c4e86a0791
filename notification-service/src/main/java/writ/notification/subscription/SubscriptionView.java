package writ.notification.subscription;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.notification.channel.Channel;

/** A subscription as its owner, and for its bounces the authority, sees it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SubscriptionView(
        UUID id,
        @Schema(description = "\"*\": every agency") String agency,
        Channel channel,
        String target,

        @Schema(
                enumeration = {SubscriptionView.CONTACT, "request"},
                description = "contact: made from the agency's list of contacts, and changed there alone")
        String origin,

        List<String> contactRoles,
        @Nullable String name,
        List<String> kinds,
        List<String> directives,

        @Schema(
                enumeration = {"active", "disabled"},
                description = "disabled: the receiver asked for no more (HTTP 410); a test that it answers enables it")
        String state,

        @Nullable String reason,
        @Nullable Bounce bounce,
        Instant createdAt,

        @Schema(description = "Shown this once: what webhooks are signed with") @Nullable
        String secret) {

    static final String CONTACT = "contact";

    @Schema(
            description =
                    "The mailbox refused mail for good, or a delivery was given up after all its tries; gone with the next that arrives")
    record Bounce(Instant at, String detail) {}

    static SubscriptionView of(Row row) {
        Instant bounced = Sql.instantOrNull(row, "bounced_at");
        return new SubscriptionView(
                row.getUUID("id"),
                row.getString("agency"),
                Channel.of(row.getString("channel")),
                row.getString("target"),
                row.getString("origin"),
                List.of(row.getArrayOfStrings("contact_roles")),
                row.getString("name"),
                List.of(row.getArrayOfStrings("kinds")),
                List.of(row.getArrayOfStrings("directives")),
                row.getString("state"),
                row.getString("reason"),
                bounced == null ? null : new Bounce(bounced, row.getString("bounce")),
                Sql.instant(row, "created_at"),
                null);
    }

    SubscriptionView with(String shown) {
        return new SubscriptionView(
                id,
                agency,
                channel,
                target,
                origin,
                contactRoles,
                name,
                kinds,
                directives,
                state,
                reason,
                bounce,
                createdAt,
                shown);
    }
}
