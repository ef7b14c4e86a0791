package writ.inventory.match;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * What a reviewer decided of products, for good: those of this supplier, of this name, or both, minted later or now.
 *
 * @param directive null for any
 * @param agency null for every agency
 * @param versions a range (VERS); null for all
 * @param in whether they count, or are left out
 * @param endsAt when it ends by itself; null for never
 */
public record MatchRule(
        UUID id,
        @Nullable String directive,
        @Nullable String agency,
        @Nullable String supplier,
        @Nullable String product,
        @Nullable String versions,
        boolean in,
        String reason,
        String decidedBy,
        Instant decidedAt,
        @Nullable Instant endsAt,
        @Nullable End end) {

    /** @param reason null when its own end has come */
    public record End(@Nullable String reason, String by, Instant at) {}

    static MatchRule read(Row row) {
        Instant ended = Sql.instantOrNull(row, "ended_at");
        return new MatchRule(
                row.getUUID("id"),
                row.getString("directive"),
                row.getString("agency"),
                row.getString("supplier"),
                row.getString("product"),
                row.getString("versions"),
                row.getString("verdict").equals("in"),
                row.getString("reason"),
                row.getString("decided_by"),
                Sql.instant(row, "decided_at"),
                Sql.instantOrNull(row, "ends_at"),
                ended == null ? null : new End(row.getString("end_reason"), row.getString("ended_by"), ended));
    }
}
