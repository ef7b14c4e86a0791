package writ.inventory.agency;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * An agency or component says that a report could be about nothing it has.
 *
 * @param component null for the agency as a whole
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Inapplicability(
        UUID id,
        String agency,
        @Nullable String component,
        Instant asOf,
        String reason,
        String statedBy,
        Instant recordedAt) {

    static Inapplicability read(Row row) {
        return new Inapplicability(
                row.getUUID("id"),
                row.getString("agency"),
                row.getString("component"),
                Sql.instant(row, "as_of"),
                row.getString("reason"),
                row.getString("stated_by"),
                Sql.instant(row, "recorded_at"));
    }
}
