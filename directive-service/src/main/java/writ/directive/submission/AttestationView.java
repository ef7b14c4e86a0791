package writ.directive.submission;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/** Who signed a version, as what, and with which words. */
record AttestationView(
        String name,
        String title,
        AttestationRequest.AttestingRole role,
        String statement,
        String digest,
        Instant attestedAt,
        String attestedBy) {

    static @Nullable AttestationView of(Row row) {
        return row.getString("attester") == null
                ? null
                : new AttestationView(
                        row.getString("attester"),
                        row.getString("attester_title"),
                        AttestationRequest.AttestingRole.valueOf(row.getString("attester_role")),
                        row.getString("statement"),
                        row.getString("attested_digest"),
                        Sql.instant(row, "attested_at"),
                        row.getString("attested_by"));
    }

    boolean says(AttestationRequest request) {
        return name.equals(request.name())
                && title.equals(request.title())
                && role == request.role()
                && statement.equals(request.statement());
    }
}
