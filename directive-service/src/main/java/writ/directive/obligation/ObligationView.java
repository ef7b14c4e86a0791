package writ.directive.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * An obligation as a list shows it.
 *
 * @param opensAt when the act or the series it belongs to begins
 * @param dueBefore the exclusive instant; what is answered before it is on time
 * @param dueWords the same for people: "end of 13 October 2017 (Eastern)"
 * @param reason why it is not applicable or was returned
 * @param nil the answer that stands says that nothing was found
 * @param late the answer that stands began at or after dueBefore
 * @param overdue it is open and dueBefore has come
 * @param contradicted the answer that stands is nil or complete, and the agency's own reports show products
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObligationView(
        UUID id,
        String agency,
        String directive,
        String directiveId,
        String action,
        String deliver,
        int occurrence,
        @Nullable Instant opensAt,
        @Nullable Instant dueBefore,
        String dueWords,
        String zone,
        String handling,
        State state,
        Instant stateAt,
        @Nullable String reason,
        boolean nil,
        boolean late,
        boolean overdue,
        boolean contradicted) {

    static ObligationView of(Row row) {
        Instant changedAt = Sql.instantOrNull(row, "state_at");
        return new ObligationView(
                row.getUUID("id"),
                row.getString("agency"),
                row.getString("directive"),
                row.getString("directive_id"),
                row.getString("action"),
                row.getString("deliver"),
                row.getInteger("occurrence"),
                Sql.instantOrNull(row, "opens_at"),
                Sql.instantOrNull(row, "due_before"),
                row.getString("due_words"),
                row.getString("zone"),
                row.getString("handling"),
                State.of(row.getString("state")),
                changedAt == null ? Sql.instant(row, "opened_at") : changedAt,
                row.getString("reason"),
                row.getBoolean("nil"),
                row.getBoolean("late"),
                row.getBoolean("overdue"),
                row.getBoolean("contradicted"));
    }
}
