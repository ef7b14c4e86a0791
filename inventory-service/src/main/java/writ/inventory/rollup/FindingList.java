package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.inventory.match.EffectiveDecisions;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Where;

/** Findings of current reports under the scopes in force, page by page. */
@ApplicationScoped
class FindingList {
    static final int KEY_PARTS = 4;

    private static final String SELECT =
            "SELECT " + FindingView.COLUMNS + HoldingView.FROM + EffectiveDecisions.OF_HOLDING;
    private static final String KEY = "d.directive, h.agency, coalesce(h.component, ''), p.identity";

    private final Transactions transactions;
    private final Reach reach;

    FindingList(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    Uni<List<FindingView>> page(
            Caller caller,
            @Nullable String directive,
            AsOf at,
            @Nullable String agency,
            String verdict,
            List<String> after,
            int most) {
        Where where = new Where().and("d.verdict = ?", verdict);
        if (directive != null && !directive.isBlank()) {
            where.and("d.directive = ?", directive);
        }
        if (!after.isEmpty()) {
            where.and(
                    "(" + KEY + ") > (?, ?, ?, ?)",
                    after.get(0),
                    after.get(1),
                    after.get(2),
                    Tokens.identity(after.get(3)));
        }
        return transactions.run(
                caller,
                tx -> reach.agency(tx, agency)
                        .invoke(one -> one.ifPresent(slug -> where.and("h.agency = ?", slug)))
                        .chain(() -> ProductFinder.mustBeIssued(tx, directive))
                        .chain(() -> {
                            String limit = where.parameter(most + 1);
                            String sql = at.in(where, SELECT) + where.clause() + " ORDER BY " + KEY + " LIMIT " + limit;
                            return tx.list(sql, FindingView::read, where.args());
                        }));
    }

    static Object[] key(FindingView last) {
        HoldingView holding = last.holding();
        return new Object[] {
            last.directive(),
            holding.agency(),
            holding.componentKey(),
            holding.product().id()
        };
    }
}
