package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Where;

/** What is possible under the scopes in force, page by page; a rule that decides takes it off. */
@ApplicationScoped
class ReviewQueue {
    static final int KEY_PARTS = 2;

    private static final String SELECT =
            "SELECT d.directive, d.rule, d.relation, d.datum, d.confidence, d.listed, d.why, "
                    + ProductView.COLUMNS + """
            , (SELECT count(DISTINCT n.agency) FROM agency_products n WHERE n.product = p.id) AS agencies
            FROM effective_decisions d JOIN products p ON p.id = d.product""";
    private static final String KEY = "d.directive, p.identity";

    private final Transactions transactions;

    ReviewQueue(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<List<ReviewView>> page(Caller caller, @Nullable String directive, List<String> after, int most) {
        Where where = new Where().and("d.verdict = 'possible'");
        if (directive != null && !directive.isBlank()) {
            where.and("d.directive = ?", directive);
        }
        if (!after.isEmpty()) {
            where.and("(" + KEY + ") > (?, ?)", after.get(0), Tokens.identity(after.get(1)));
        }
        return transactions.run(
                caller,
                tx -> ProductFinder.mustBeIssued(tx, directive).chain(() -> {
                    String limit = where.parameter(most + 1);
                    String sql = SELECT + where.clause() + " ORDER BY " + KEY + " LIMIT " + limit;
                    return tx.list(sql, ReviewView::read, where.args());
                }));
    }

    static Object[] key(ReviewView last) {
        return new Object[] {last.directive(), last.product().id()};
    }
}
