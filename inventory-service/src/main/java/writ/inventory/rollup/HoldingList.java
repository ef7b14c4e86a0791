package writ.inventory.rollup;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Where;

/** Holdings of current reports, page by page. */
@ApplicationScoped
class HoldingList {
    static final int KEY_PARTS = 3;

    private final Transactions transactions;
    private final Reach reach;

    HoldingList(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    Uni<List<HoldingView>> page(
            Caller caller, ProductQuery query, AsOf at, @Nullable String agency, List<String> after, int most) {
        Where where = new Where();
        ProductFinder sought = ProductFinder.narrow(where, query);
        if (!after.isEmpty()) {
            where.and(
                    "(h.agency, coalesce(h.component, ''), p.identity) > (?, ?, ?)",
                    after.get(0),
                    after.get(1),
                    Tokens.identity(after.get(2)));
        }
        return transactions.run(
                caller,
                tx -> reach.agency(tx, agency)
                        .invoke(one -> one.ifPresent(slug -> where.and("h.agency = ?", slug)))
                        .chain(() -> ProductFinder.mustBeIssued(tx, query.directive()))
                        .chain(() -> {
                            String sql = "SELECT " + HoldingView.COLUMNS + ", " + sought.foundBy() + " AS found_by"
                                    + at.in(where, HoldingView.FROM) + where.clause()
                                    + " ORDER BY h.agency, coalesce(h.component, ''), p.identity";
                            return sought.first(tx, sql, most + 1, HoldingView::found);
                        }));
    }

    static Object[] key(HoldingView last) {
        return new Object[] {last.agency(), last.componentKey(), last.product().id()};
    }
}
