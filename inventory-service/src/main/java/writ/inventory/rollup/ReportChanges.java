package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;
import writ.inventory.match.EffectiveDecisions;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** What a report changed against another of the same agency or component. */
@ApplicationScoped
class ReportChanges {
    private static final String REPORT = "SELECT id, agency, component, as_of, state, place FROM reports WHERE id = $1";
    private static final String BEFORE = """
            SELECT id, agency, component, as_of, state, place FROM reports r
            WHERE agency = $1 AND coalesce(component, '') = coalesce($2, '') AND (as_of, place) < ($3, $4)
              AND NOT EXISTS (SELECT FROM report_withdrawals w WHERE w.agency = r.agency AND w.report = r.id)
            ORDER BY as_of DESC, place DESC LIMIT 1""";
    private static final String PAGE = "SELECT " + ProductView.OWN_COLUMNS + """
            , x.product IS NOT NULL AS was, y.product IS NOT NULL AS is,
                   x.endpoints AS x_endpoints, x.base_endpoints AS x_base_endpoints, x.declared AS x_declared,
                   y.endpoints AS y_endpoints, y.base_endpoints AS y_base_endpoints, y.declared AS y_declared
            FROM (SELECT $1::text AS agency, b.product FROM products_between($1, $2, $3, $4) b) h
            JOIN products p ON p.id = h.product
            LEFT JOIN LATERAL (SELECT * FROM holdings_in($1, $2, $3) i WHERE i.product = h.product) x ON true
            LEFT JOIN LATERAL (SELECT * FROM holdings_in($1, $2, $4) i WHERE i.product = h.product) y ON true
            LEFT JOIN agency_products n ON n.agency = h.agency AND n.product = h.product
                AND coalesce(n.component, '') = $2""";
    private static final String DIFFERENT =
            "(x.product IS NOT NULL OR y.product IS NOT NULL) AND (x.product, x.endpoints, x.base_endpoints, x.declared)"
                    + " IS DISTINCT FROM (y.product, y.endpoints, y.base_endpoints, y.declared)";
    private static final String MATCHED = "SELECT h.endpoints, h.base_endpoints FROM holdings_in($1, $2, $3) h"
            + EffectiveDecisions.OF_HOLDING + "\nWHERE d.directive = $4 AND d.verdict = 'matched'";

    private final Transactions transactions;

    ReportChanges(Transactions transactions) {
        this.transactions = transactions;
    }

    private record Report(UUID id, String agency, @Nullable String component, Instant asOf, int state, long place) {
        static Report read(Row row) {
            return new Report(
                    row.getUUID("id"),
                    row.getString("agency"),
                    row.getString("component"),
                    Sql.instant(row, "as_of"),
                    row.getInteger("state"),
                    row.getLong("place"));
        }

        String part() {
            return component == null ? "" : component;
        }
    }

    private record Pair(Report before, Report now) {}

    /**
     * Endpoints with any of a directive's products.
     *
     * @param affected that have one by this report and had none by the one before
     * @param cleaned that had one by the one before and have none by this
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Burned(UUID since, UUID report, String directive, long before, long now, long affected, long cleaned) {}

    /** One more than asked for, when there are more. */
    Uni<List<ChangeView>> page(
            Caller caller,
            UUID report,
            @Nullable UUID since,
            @Nullable String directive,
            List<String> after,
            int most) {
        return transactions.run(
                caller,
                tx -> pair(tx, report, since)
                        .chain(pair -> ProductFinder.mustBeIssued(tx, directive).chain(() -> {
                            Where where = new Where();
                            where.parameter(pair.now().agency());
                            where.parameter(pair.now().part());
                            where.parameter(pair.before().state());
                            where.parameter(pair.now().state());
                            where.and(DIFFERENT);
                            if (directive != null && !directive.isBlank()) {
                                where.and(EffectiveDecisions.HOLDING_IS_MATCHED, directive);
                            }
                            if (!after.isEmpty()) {
                                where.and("p.identity > ?", Tokens.identity(after.getFirst()));
                            }
                            String limit = where.parameter(most + 1);
                            return tx.list(
                                    PAGE + where.clause() + " ORDER BY p.identity LIMIT " + limit,
                                    ChangeView::read,
                                    where.args());
                        })));
    }

    Uni<Burned> burned(Caller caller, UUID report, @Nullable UUID since, @Nullable String directive) {
        return transactions.run(
                caller,
                tx -> pair(tx, report, since).chain(pair -> {
                    if (directive == null || directive.isBlank()) {
                        throw Problem.of(CommonProblem.INVALID, "Say which directive's products.")
                                .at("directive", "is needed");
                    }
                    return ProductFinder.mustBeIssued(tx, directive)
                            .chain(() -> union(tx, pair.before(), directive))
                            .chain(before -> union(tx, pair.now(), directive)
                                    .map(now -> new Burned(
                                            pair.before().id(),
                                            pair.now().id(),
                                            directive,
                                            before.getLongCardinality(),
                                            now.getLongCardinality(),
                                            ImmutableRoaringBitmap.andNotCardinality(now, before),
                                            ImmutableRoaringBitmap.andNotCardinality(before, now))));
                }));
    }

    private static Uni<ImmutableRoaringBitmap> union(Tx tx, Report report, String directive) {
        MutableRoaringBitmap all = new MutableRoaringBitmap();
        return Streaming.each(
                        tx,
                        MATCHED,
                        row -> {
                            ImmutableRoaringBitmap some = Counting.bitmap(row);
                            if (some != null) {
                                all.or(some);
                            }
                        },
                        report.agency(),
                        report.part(),
                        report.state(),
                        directive)
                .replaceWith(all);
    }

    private static Uni<Pair> pair(Tx tx, UUID id, @Nullable UUID since) {
        return report(tx, id)
                .chain(now -> (since == null ? before(tx, now) : report(tx, since)).map(before -> {
                    if (!before.agency().equals(now.agency()) || !before.part().equals(now.part())) {
                        throw Problem.of(
                                        CommonProblem.INVALID,
                                        "Two reports are compared when they are of the same part of an agency.")
                                .at("since", "is a report of another agency or component");
                    }
                    return new Pair(before, now);
                }));
    }

    private static Uni<Report> report(Tx tx, UUID id) {
        return tx.first(REPORT, Report::read, id).map(found -> found.orElseThrow(Problem::notFound));
    }

    private static Uni<Report> before(Tx tx, Report now) {
        return tx.first(BEFORE, Report::read, now.agency(), now.component(), Sql.at(now.asOf()), now.place())
                .map(found -> found.orElseThrow(
                        () -> Problem.of(CommonProblem.INVALID, "There is no earlier report to compare this one with.")
                                .at("since", "is needed: there is no report before this one")));
    }
}
