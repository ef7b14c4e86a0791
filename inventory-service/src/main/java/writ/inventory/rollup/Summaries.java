package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
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
    private static final String COLUMNS =
            "%s AS supplier_key, %s AS product_key, %s AS supplier, %s AS product, h.agency,"
                    + " h.component, h.endpoints, h.base_endpoints, h.declared";
    private static final String IN_ORDER = " ORDER BY supplier_key, product_key, agency, p.id";

    private final Transactions transactions;
    private final Reach reach;

    Summaries(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    Uni<Summary> of(Caller caller, ProductQuery query, AsOf at, @Nullable String agency) {
        boolean sumsOnly = seesSumsOnly(caller);
        Selection selection = Selection.of(query, at);
        if (sumsOnly && agency != null) {
            throw Problem.of(CommonProblem.FORBIDDEN, "This role sees sums over all agencies only.");
        }
        // over all agencies the catalogue's words will do; a join less for each row
        boolean own = !caller.reachesAll();
        String columns = columns(
                query.namesDirective(),
                own ? "coalesce(n.supplier, p.supplier)" : "p.supplier",
                own ? "coalesce(n.name, p.product)" : "p.product");
        Summing sum = new Summing();
        return transactions.run(
                caller,
                tx -> reach.agency(tx, agency)
                        .call(() -> selection.mustBeIssued(tx))
                        .call(one -> (own ? selection.withOwnWords() : selection)
                                .at(one)
                                .each(tx, columns, IN_ORDER, sum::take))
                        .chain(one -> told(tx, sum, at, one, sumsOnly)));
    }

    /** A directive's own names for suppliers and products take the place of the reports' spellings. */
    private static String columns(boolean ofDirective, String supplier, String product) {
        return ofDirective
                ? COLUMNS.formatted(
                        "coalesce(d.supplier, p.supplier_key)",
                        "coalesce(d.listed, p.product_key)",
                        "coalesce(d.supplier, " + supplier + ")",
                        "coalesce(d.listed, " + product + ")")
                : COLUMNS.formatted("p.supplier_key", "p.product_key", supplier, product);
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
