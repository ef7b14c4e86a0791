package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Every agency and component, whether it reported or not: silence has kinds, and all of them are told apart. */
@ApplicationScoped
class Reporters {
    static final int KEY_PARTS = 2;

    private static final Set<String> STATUSES = Set.of("reported", "unreadable", "not-applicable", "not-reported");
    private static final String SELECT = """
            SELECT * FROM (
                SELECT a.agency, a.name AS agency_name, x.component, x.part, c.report, c.as_of, c.received_at, c.methodology,
                       c.examined, c.examined_of, r.outcome->'quality' AS quality, t.endpoints AS total, f.refused_at,
                       n.reason,
                       CASE WHEN n.as_of > coalesce(c.as_of, '-infinity') THEN 'not-applicable'
                            WHEN c.report IS NOT NULL THEN 'reported'
                            WHEN f.refused_at IS NOT NULL THEN 'unreadable' ELSE 'not-reported' END AS status
                FROM (SELECT agency, NULL::text AS component, '' AS part FROM agencies
                      UNION ALL SELECT agency, component, component FROM components) x
                JOIN agencies a ON a.agency = x.agency
                LEFT JOIN current_reports c ON c.agency = x.agency AND coalesce(c.component, '') = x.part
                LEFT JOIN reports r ON r.agency = c.agency AND r.id = c.report
                LEFT JOIN LATERAL (SELECT refused_at FROM refused_reports f
                                   WHERE f.agency = x.agency AND coalesce(f.component, '') = x.part
                                   ORDER BY id DESC LIMIT 1) f ON true
                LEFT JOIN LATERAL (SELECT endpoints FROM endpoint_totals t
                                   WHERE t.agency = x.agency AND coalesce(t.component, '') = x.part
                                   ORDER BY as_of DESC, id DESC LIMIT 1) t ON true
                LEFT JOIN LATERAL (SELECT as_of, reason FROM inapplicabilities n
                                   WHERE n.agency = x.agency AND coalesce(n.component, '') = x.part
                                   ORDER BY as_of DESC, id DESC LIMIT 1) n ON true) h""";

    private final Transactions transactions;
    private final Reach reach;

    Reporters(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    /** One more than asked for, when there are more. */
    Uni<List<ReporterView>> page(
            Caller caller, @Nullable String agency, @Nullable String status, List<String> after, int most) {
        Where where = new Where();
        if (status != null && !status.isBlank()) {
            if (!STATUSES.contains(status)) {
                throw Problem.of(CommonProblem.INVALID, "A query parameter cannot be used.")
                        .at("status", "reported, unreadable, not-applicable or not-reported");
            }
            where.and("h.status = ?", status);
        }
        if (caller.component() != null) {
            where.and("h.part = ?", caller.component());
        }
        if (!after.isEmpty()) {
            where.and("(h.agency, h.part) > (?, ?)", after.get(0), after.get(1));
        }
        return transactions.run(
                caller,
                tx -> reach.agency(tx, agency)
                        .invoke(one -> one.ifPresent(slug -> where.and("h.agency = ?", slug)))
                        .chain(() -> {
                            String limit = where.parameter(most + 1);
                            String sql = SELECT + where.clause() + " ORDER BY h.agency, h.part LIMIT " + limit;
                            return tx.list(sql, row -> read(tx, row), where.args());
                        }));
    }

    private static ReporterView read(Tx tx, Row row) {
        CurrentReport report = row.getUUID("report") == null ? null : Reports.read(row);
        JsonObject quality = row.getJsonObject("quality");
        String status = row.getString("status");
        Instant refusedAt = Sql.instantOrNull(row, "refused_at");
        return new ReporterView(
                row.getString("agency"),
                row.getString("agency_name"),
                row.getString("component"),
                status,
                report == null ? null : ReportView.of(report),
                report == null
                        ? null
                        : Duration.between(report.asOf(), tx.now()).toDays(),
                quality == null || quality.getJsonObject("coverage") == null
                        ? null
                        : quality.getJsonObject("coverage").getDouble("share"),
                row.getLong("total"),
                quality == null
                        ? List.of()
                        : quality.getJsonArray("marks", new JsonArray()).stream()
                                .map(mark -> ((JsonObject) mark).getString("measure"))
                                .toList(),
                refusedAt,
                status.equals("not-applicable") ? row.getString("reason") : null);
    }

    static Object[] key(ReporterView last) {
        return new Object[] {last.agency(), last.componentKey()};
    }
}
