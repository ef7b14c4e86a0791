package writ.directive.obligation;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * One obligation with the authority's words about it and everything that happened to it.
 *
 * @param stated the directive's wording of the deadline, word for word
 * @param explanation how the instant was computed
 * @param overrideReason why the authority confirmed another instant than the computed one
 * @param attest whether an answer takes effect by a named official's attestation
 * @param unlessNil the action whose nil report releases from this one
 * @param until the state that ends the series; absent when it is owed once
 * @param page where people read it
 * @param reporting what the agency's reports are like; absent when no inventory report is owed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ObligationDetail(
        @JsonUnwrapped ObligationView obligation,
        String title,
        boolean attest,
        @Nullable String unlessNil,
        @Nullable String until,
        @Nullable String stated,
        String explanation,
        @Nullable String overrideReason,
        String confirmedBy,
        String page,
        @Nullable Reporting reporting,
        List<HistoryEntry> history) {

    /** One fact: when it was true, when this record learnt of it, and by whom. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record HistoryEntry(
            String kind,
            Instant at,
            Instant recordedAt,
            String by,
            @Nullable UUID submission,
            boolean nil,
            @Nullable String reason) {

        static HistoryEntry of(Row row) {
            return new HistoryEntry(
                    row.getString("kind"),
                    Sql.instant(row, "at"),
                    Sql.instant(row, "recorded_at"),
                    row.getString("by_name"),
                    row.getUUID("submission"),
                    row.getBoolean("nil"),
                    row.getString("reason"));
        }
    }

    static ObligationDetail of(Row row, String page, @Nullable Reporting reporting, List<HistoryEntry> history) {
        return new ObligationDetail(
                ObligationView.of(row),
                row.getString("title"),
                row.getBoolean("attested"),
                row.getString("unless_nil"),
                row.getString("until_state"),
                row.getString("stated"),
                row.getString("explanation"),
                row.getString("override_reason"),
                row.getString("confirmed_by"),
                page,
                reporting,
                history);
    }
}
