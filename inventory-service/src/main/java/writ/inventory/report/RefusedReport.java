package writ.inventory.report;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * A file that was sent as a report and could not be understood, or not all of it: no report, and no silence either.
 *
 * @param problem as it was answered
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefusedReport(
        UUID id,
        String agency,
        @Nullable String component,
        Instant refusedAt,
        String sentBy,
        Instant asOf,
        String methodology,
        String mode,
        String kind,
        Map<String, Object> problem) {

    static RefusedReport read(Row row) {
        return new RefusedReport(
                row.getUUID("id"),
                row.getString("agency"),
                row.getString("component"),
                Sql.instant(row, "refused_at"),
                row.getString("sent_by"),
                Sql.instant(row, "as_of"),
                row.getString("methodology"),
                row.getString("mode"),
                row.getString("kind"),
                row.getJsonObject("problem").getMap());
    }
}
