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
            Caller caller, ProductQuery query, @Nullable String agency, List<String> after, int most) {
        return transactions.run(
                caller,
                tx -> reach.agency(tx, agency)
                        .chain(one -> ProductFinder.find(tx, query).chain(products -> {
                            Where where = new Where();
                            products.ifPresent(ids -> where.and("h.product = ANY(?)", (Object) ids));
                            one.ifPresent(slug -> where.and("h.agency = ?", slug));
                            if (!after.isEmpty()) {
                                where.and(
                                        "(h.agency, coalesce(h.component, ''), h.product) > (?, ?, ?)",
                                        after.get(0),
                                        after.get(1),
                                        Tokens.number(after.get(2)));
                            }
                            String sql = "SELECT " + HoldingView.COLUMNS + HoldingView.FROM + where.clause()
                                    + " ORDER BY h.agency, coalesce(h.component, ''), h.product LIMIT "
                                    + where.parameter(most + 1);
                            return tx.list(sql, HoldingView::read, where.args());
                        })));
    }

    static Object[] key(HoldingView last) {
        return new Object[] {last.agency(), last.componentKey(), last.product().id()};
    }
}
