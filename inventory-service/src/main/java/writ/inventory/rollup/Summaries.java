package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.EffectiveDecisions;
import writ.kit.caller.Caller;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** The figure over all agencies, whether a directive asks for it yet or not. */
@ApplicationScoped
class Summaries {
    private static final String FOUND = """
            SELECT p.supplier_key, p.product_key, h.agency, %s AS supplier, %s AS product, p.cpe, p.purl, h.component,
                   h.endpoints, h.base_endpoints, h.declared
            FROM current_holdings h
            JOIN products p ON p.id = h.product""";
    private static final String FOUND_IN_SCOPE = """
            SELECT coalesce(d.supplier, p.supplier_key) AS supplier_key,
                   coalesce(d.listed, p.product_key) AS product_key, h.agency, coalesce(d.supplier, %s) AS supplier,
                   coalesce(d.listed, %s) AS product, p.cpe, p.purl, h.component, h.endpoints, h.base_endpoints, h.declared
            FROM current_holdings h
            JOIN products p ON p.id = h.product""" + EffectiveDecisions.OF_HOLDING;
    private static final String IN_ORDER = " ORDER BY 1, 2, 3, p.id";

    private final Transactions transactions;
    private final Reach reach;

    Summaries(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    Uni<Summary> of(Caller caller, ProductQuery query, AsOf at, @Nullable String agency) {
        boolean sumsOnly = seesSumsOnly(caller);
        if (query.isEmpty()) {
            throw Problem.of(CommonProblem.INVALID, "Say which products: supplier, product, cpe, purl or directive.")
                    .at("supplier", "one of supplier, product, cpe, purl and directive is needed");
        }
        if (sumsOnly && agency != null) {
            throw Problem.of(CommonProblem.FORBIDDEN, "This role sees sums over all agencies only.");
        }
        Where where = new Where();
        ProductFinder sought = ProductFinder.narrow(where, query.ofAnyDirective());
        String directive = query.directive();
        String select = FOUND;
        if (directive != null && !directive.isBlank()) {
            // its own names for suppliers and products take the place of the reports' spellings
            select = FOUND_IN_SCOPE;
            where.and("d.directive = ? AND d.verdict = 'matched'", directive);
        }
        // over all agencies the catalogue's words will do; a join less for each row
        String from = caller.reachesAll()
                ? select.formatted("p.supplier", "p.product")
                : select.formatted("coalesce(n.supplier, p.supplier)", "coalesce(n.name, p.product)") + ProductView.OWN;
        Summing sum = new Summing();
        return transactions.run(
                caller,
                tx -> reach.agency(tx, agency)
                        .call(() -> ProductFinder.mustBeIssued(tx, directive))
                        .call(one -> {
                            one.ifPresent(slug -> where.and("h.agency = ?", slug));
                            String sql = at.in(where, from) + where.clause() + IN_ORDER;
                            return Streaming.each(
                                    tx,
                                    sql,
                                    row -> {
                                        if (sought.fits(row)) {
                                            sum.take(row);
                                        }
                                    },
                                    where.args());
                        })
                        .chain(one -> told(tx, sum, at, one, sumsOnly)));
    }

    private static boolean seesSumsOnly(Caller caller) {
        return caller.has(Roles.OVERSIGHT)
                && caller.roles().stream()
                        .noneMatch(role -> role.startsWith("authority-") || role.equals(Roles.AUDITOR));
    }

    private static Uni<Summary> told(Tx tx, Summing sum, AsOf at, Optional<String> agency, boolean sumsOnly) {
        Where known = new Where();
        agency.ifPresent(slug -> known.and("c.agency = ?", slug));
        return names(tx, agency)
                .chain(names -> tx.list(
                                at.in(known, "SELECT " + Reports.COLUMNS + " FROM current_reports c") + known.clause()
                                        + " ORDER BY c.agency, c.component NULLS FIRST",
                                Reports::read,
                                known.args())
                        .map(reports -> sum.summary(names, reports, sumsOnly)));
    }

    private static Uni<Map<String, String>> names(Tx tx, Optional<String> agency) {
        Where where = new Where();
        agency.ifPresent(slug -> where.and("agency = ?", slug));
        return tx.list(
                        "SELECT agency, name FROM agencies" + where.clause(),
                        row -> Map.entry(row.getString("agency"), row.getString("name")),
                        where.args())
                .map(rows -> rows.stream().collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }
}
