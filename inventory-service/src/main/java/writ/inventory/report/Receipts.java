package writ.inventory.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.inventory.format.Refusal;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.problem.Problem;

/** Reads receipts back. */
@ApplicationScoped
class Receipts {

    private static final String SELECT = """
            SELECT r.*, w.reason, w.withdrawn_at, w.withdrawn_by, c.report IS NOT NULL AS current
            FROM reports r
            LEFT JOIN report_withdrawals w ON w.agency = r.agency AND w.report = r.id
            LEFT JOIN current_reports c ON c.agency = r.agency AND c.report = r.id
            """;
    private static final String ONE = SELECT + "WHERE r.id = $1";
    private static final String PAGE = SELECT + """
            WHERE %s AND ($2::text IS NULL OR r.component = $2)
              AND ($3::text IS NULL OR $3 = CASE WHEN w.report IS NOT NULL THEN 'withdrawn'
                                                 WHEN c.report IS NOT NULL THEN 'current' ELSE 'superseded' END)
              AND ($4::uuid IS NULL OR r.id < $4)
            ORDER BY r.id DESC LIMIT $5""";
    // two statements, so that the one of an agency goes by its key and not by everybody's history
    private static final String PAGE_OF_ALL = PAGE.formatted("$1::text IS NULL");
    private static final String PAGE_OF_AGENCY = PAGE.formatted("r.agency = $1");
    private static final String REFUSALS = """
            SELECT number, line, pointer, reason FROM report_refusals
            WHERE agency = $1 AND report = $2 AND number > $3 ORDER BY number LIMIT $4""";

    private final ObjectMapper json;

    Receipts(ObjectMapper json) {
        this.json = json;
    }

    /** A refused row at its place among those that are kept. */
    record Numbered(int number, Refusal refusal) {}

    Uni<Receipt> one(Tx tx, UUID report) {
        return tx.first(ONE, row -> read(tx, row), report).map(found -> found.orElseThrow(Problem::notFound));
    }

    /** The newest first; one more than asked for, when there are more. */
    Uni<List<Receipt>> page(
            Tx tx,
            @Nullable String agency,
            @Nullable String component,
            Receipt.@Nullable State state,
            @Nullable UUID before,
            int limit) {
        return tx.list(
                agency == null ? PAGE_OF_ALL : PAGE_OF_AGENCY,
                row -> read(tx, row),
                agency,
                component,
                state == null ? null : state.name(),
                before,
                limit + 1);
    }

    Uni<List<Numbered>> refusals(Tx tx, Receipt of, int after, int limit) {
        return tx.list(
                REFUSALS,
                row -> new Numbered(
                        row.getInteger("number"),
                        new Refusal(row.getLong("line"), row.getString("pointer"), row.getString("reason"))),
                of.agency(),
                of.report(),
                after,
                limit + 1);
    }

    // A component's reporter is not told what the whole agency comes to.
    private Receipt read(Tx tx, Row row) {
        Outcome outcome = outcome(row);
        JsonNode findings = tx.caller().component() == null ? outcome.findings() : null;
        long taken = row.getLong("taken");
        long refused = row.getLong("refused");
        return new Receipt(
                row.getUUID("id"),
                row.getString("agency"),
                row.getString("component"),
                state(row),
                row.getBoolean("late"),
                Sql.instant(row, "as_of"),
                Sql.instant(row, "received_at"),
                row.getString("sent_by"),
                row.getString("methodology"),
                row.getLong("examined"),
                row.getLong("examined_of"),
                row.getString("mode"),
                row.getString("kind"),
                row.getUUID("base"),
                row.getString("format"),
                HexFormat.of().formatHex(row.getDelegate().getBuffer("digest").getBytes()),
                row.getLong("bytes"),
                taken + refused,
                taken,
                refused,
                outcome.repeated(),
                outcome.unchanged(),
                outcome.refusals(),
                outcome.ignored(),
                outcome.products(),
                outcome.endpoints(),
                outcome.newProducts(),
                outcome.changes(),
                outcome.quality(),
                findings,
                withdrawal(row));
    }

    private static Receipt.State state(Row row) {
        if (row.getString("reason") != null) {
            return Receipt.State.withdrawn;
        }
        return row.getBoolean("current") ? Receipt.State.current : Receipt.State.superseded;
    }

    private static Receipt.@Nullable Withdrawal withdrawal(Row row) {
        String reason = row.getString("reason");
        return reason == null
                ? null
                : new Receipt.Withdrawal(reason, Sql.instant(row, "withdrawn_at"), row.getString("withdrawn_by"));
    }

    private Outcome outcome(Row row) {
        try {
            return json.readValue(row.getJsonObject("outcome").encode(), Outcome.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored receipt cannot be read", e);
        }
    }
}
