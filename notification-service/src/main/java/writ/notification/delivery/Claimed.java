package writ.notification.delivery;

import io.vertx.mutiny.sqlclient.Row;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;
import writ.notification.channel.Channel;
import writ.notification.message.Alert;
import writ.notification.message.AlertKind;
import writ.notification.message.Matter;
import writ.notification.subscription.Recipients.Recipient;

/**
 * A delivery that this worker may try until its lease is over.
 *
 * @param tries earlier ones since it was queued
 * @param attempt number of the coming try among all there ever were, from 1
 * @param recipient null when its subscription has ended
 */
record Claimed(
        UUID id,
        UUID lease,
        UUID subscription,
        Channel channel,
        int tries,
        int attempt,
        Alert alert,
        String agencyName,
        @Nullable Recipient recipient) {

    static Claimed of(Row row) {
        return new Claimed(
                row.getUUID("id"),
                row.getUUID("lease"),
                row.getUUID("subscription"),
                Channel.of(row.getString("channel")),
                row.getInteger("tries"),
                row.getInteger("attempts") + 1,
                alert(row),
                row.getString("agency_name"),
                null);
    }

    Claimed to(@Nullable Recipient known) {
        return new Claimed(id, lease, subscription, channel, tries, attempt, alert, agencyName, known);
    }

    /** Why it is not sent any more; null when it is. */
    @Nullable
    String moot() {
        if (recipient == null) {
            return "the subscription has ended";
        }
        return recipient.active() || alert.kind() == AlertKind.TEST ? null : "the receiver wants no more";
    }

    private static Alert alert(Row row) {
        AlertKind kind = AlertKind.of(row.getString("kind")).orElseThrow();
        UUID obligation = row.getUUID("obligation");
        Matter matter = obligation == null
                ? null
                : new Matter(
                        row.getString("directive"),
                        row.getString("directive_id"),
                        row.getString("action"),
                        row.getString("deliver"),
                        obligation,
                        row.getInteger("occurrence"),
                        Sql.instantOrNull(row, "due_before"),
                        row.getString("due_words"),
                        row.getString("handling"));
        return new Alert(row.getUUID("alert"), kind, row.getString("about"), Sql.instant(row, "raised_at"), matter);
    }
}
