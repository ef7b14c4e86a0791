package writ.inventory.agency;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * How many endpoints there are, as somebody stated it.
 *
 * @param component null for the agency as a whole
 * @param source where the number is from
 * @param report the report that stated it; null when it was stated by itself
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EndpointTotal(
        UUID id,
        String agency,
        @Nullable String component,
        Instant asOf,
        long endpoints,
        String source,
        @Nullable UUID report,
        String statedBy,
        Instant recordedAt) {

    static EndpointTotal read(Row row) {
        return new EndpointTotal(
                row.getUUID("id"),
                row.getString("agency"),
                row.getString("component"),
                Sql.instant(row, "as_of"),
                row.getLong("endpoints"),
                row.getString("source"),
                row.getUUID("report"),
                row.getString("stated_by"),
                Sql.instant(row, "recorded_at"));
    }
}
