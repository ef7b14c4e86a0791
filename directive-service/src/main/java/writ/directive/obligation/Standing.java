package writ.directive.obligation;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * How an obligation stands by all facts recorded so far.
 *
 * @param answer the state apart from being not applicable
 * @param submission the version that last took effect or was reviewed
 * @param since with which request the unbroken time of being reported began
 * @param reason why it is not applicable, or was returned
 */
public record Standing(
        State state,
        State answer,
        @Nullable UUID submission,
        boolean nil,
        boolean complete,
        @Nullable Instant since,
        @Nullable String reason) {

    static final String SELECT =
            "SELECT s.* FROM obligations o, obligation_state(o.id, o.due_before, 'infinity', 'infinity') s"
                    + " WHERE o.id = $1";

    static Standing of(Row row) {
        return new Standing(
                State.of(row.getString("state")),
                State.of(row.getString("answer")),
                row.getUUID("submission"),
                row.getBoolean("nil"),
                row.getBoolean("complete"),
                Sql.instantOrNull(row, "since"),
                row.getString("reason"));
    }
}
