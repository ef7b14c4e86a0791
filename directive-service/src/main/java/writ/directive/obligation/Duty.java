package writ.directive.obligation;

import io.vertx.mutiny.sqlclient.Row;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.db.Sql;

/**
 * What is owed, as a transaction that adds facts has it before it.
 *
 * @param attest whether the answer takes effect by a named official's attestation
 * @param nilAnswers whether "none found" can answer it
 * @param issuedOn the date of issue in {@code zone}; reports as of an earlier day do not answer
 */
public record Duty(
        UUID id,
        String agency,
        String directive,
        String directiveId,
        String action,
        String deliver,
        boolean attest,
        boolean nilAnswers,
        int occurrence,
        @Nullable Instant dueBefore,
        ZoneId zone,
        LocalDate issuedOn) {

    static final String SELECT = """
            SELECT o.id, o.agency, o.directive, i.directive_id, o.action, a.deliver, a.attested,
                   a.deliver = 'inventory-report' OR EXISTS (
                       SELECT FROM actions n WHERE n.directive = o.directive AND n.unless_nil = o.action) AS nil_answers,
                   o.occurrence, o.due_before, i.zone, i.issued_on
            FROM obligations o
            JOIN issuances i ON i.directive = o.directive
            JOIN actions a ON a.directive = o.directive AND a.action = o.action
            JOIN bindings b ON b.agency = o.agency AND b.directive = o.directive
            WHERE o.id = $1
            """;

    static Duty of(Row row) {
        return new Duty(
                row.getUUID("id"),
                row.getString("agency"),
                row.getString("directive"),
                row.getString("directive_id"),
                row.getString("action"),
                row.getString("deliver"),
                row.getBoolean("attested"),
                row.getBoolean("nil_answers"),
                row.getInteger("occurrence"),
                Sql.instantOrNull(row, "due_before"),
                ZoneId.of(row.getString("zone")),
                row.getLocalDate("issued_on"));
    }
}
