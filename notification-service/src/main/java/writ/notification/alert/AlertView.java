package writ.notification.alert;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/** An alert that was raised; a test has nothing that it is about. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AlertView(
        UUID id,
        @Schema(examples = "obligation-overdue") String kind,
        String agency,
        @Nullable String directive,
        @Nullable String directiveId,
        @Nullable String action,
        @Nullable UUID obligation,
        @Nullable Integer occurrence,
        @Nullable Instant dueBefore,
        @Nullable String dueWords,
        @Nullable String handling,
        @Schema(description = "By the business clock") Instant at) {

    static AlertView of(Row row) {
        return new AlertView(
                row.getUUID("id"),
                row.getString("kind"),
                row.getString("agency"),
                row.getString("directive"),
                row.getString("directive_id"),
                row.getString("action"),
                row.getUUID("obligation"),
                row.getInteger("occurrence"),
                Sql.instantOrNull(row, "due_before"),
                row.getString("due_words"),
                row.getString("handling"),
                Sql.instant(row, "raised_at"));
    }
}
