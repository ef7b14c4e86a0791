package writ.notification.reminder;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/** A step of an obligation's ladder. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ReminderView(
        UUID obligation,
        String agency,
        String directive,
        String action,
        int occurrence,
        Instant dueBefore,
        @Schema(examples = "7-days-before") String rung,
        @Schema(description = "By the business clock") Instant fireAt,

        @Schema(
                enumeration = {"pending", "raised", "overtaken", "cancelled"},
                description = "overtaken: a later step was due as well when the clock was looked at")
        String state,

        @Nullable Instant settledAt) {

    static ReminderView of(Row row) {
        return new ReminderView(
                row.getUUID("obligation"),
                row.getString("agency"),
                row.getString("directive"),
                row.getString("action"),
                row.getInteger("occurrence"),
                Sql.instant(row, "due_before"),
                row.getString("rung"),
                Sql.instant(row, "fire_at"),
                row.getString("state"),
                Sql.instantOrNull(row, "settled_at"));
    }
}
