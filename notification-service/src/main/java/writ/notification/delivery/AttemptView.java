package writ.notification.delivery;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/** One try of a delivery. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record AttemptView(
        int number,
        @Schema(description = "By the clock on the wall") Instant at,

        @Schema(
                enumeration = {"delivered", "failed", "refused"},
                description = "failed: may be tried again; refused: will not work however often it is tried")
        String outcome,

        @Schema(description = "The reply's status, of HTTP or SMTP; absent when there was none") @Nullable
        Integer status,

        String detail,
        int tookMillis) {

    static AttemptView of(Row row) {
        return new AttemptView(
                row.getInteger("number"),
                Sql.instant(row, "at"),
                row.getString("outcome"),
                row.getInteger("status"),
                row.getString("detail"),
                row.getInteger("took_ms"));
    }
}
