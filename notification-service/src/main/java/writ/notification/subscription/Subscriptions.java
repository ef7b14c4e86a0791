package writ.notification.subscription;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Finds subscriptions. */
@ApplicationScoped
public class Subscriptions {

    private static final String COLUMNS = "SELECT id, agency, channel, target, origin, contact_roles, name, kinds,"
            + " directives, state, reason, bounced_at, bounce, created_at FROM subscriptions";
    private static final String ALIVE = "state <> 'ended'";
    private static final String ONE = COLUMNS + " WHERE id = $1 AND " + ALIVE;

    private final Transactions transactions;

    Subscriptions(Transactions transactions) {
        this.transactions = transactions;
    }

    Uni<Page<SubscriptionView>> list(
            Caller caller, @Nullable String agency, @Nullable Boolean bounced, int limit, @Nullable String pageToken) {
        Key after = PageToken.read(pageToken, 2, Key::of);
        Where where = Where.reached(caller, "agency")
                .and(ALIVE)
                .andIfAsked("agency = ?", agency)
                .andIfAsked("? = (bounced_at IS NOT NULL)", bounced);
        if (after != null) {
            where.and("(agency, id) > (?, ?)", after.agency(), after.id());
        }
        String most = where.parameter(limit + 1);
        String list = COLUMNS + where.clause() + " ORDER BY agency, id LIMIT " + most;
        return transactions
                .run(caller, tx -> tx.list(list, SubscriptionView::of, where.args()))
                .map(rows -> Page.of(rows, limit, row -> new Object[] {row.agency(), row.id()}));
    }

    private record Key(String agency, UUID id) {

        static Key of(List<String> parts) {
            return new Key(parts.get(0), UUID.fromString(parts.get(1)));
        }
    }

    Uni<SubscriptionView> get(Caller caller, UUID id) {
        return transactions.run(caller, tx -> find(tx, id));
    }

    /** @throws Problem not found, inside the Uni, for one that has ended or that the caller may not see */
    Uni<SubscriptionView> find(Tx tx, UUID id) {
        return tx.first(ONE, SubscriptionView::of, id).map(found -> found.orElseThrow(Problem::notFound));
    }

    /**
     * The agency of a subscription that the caller may change: the authority sees those of agencies, but only changes
     * its own.
     */
    public Uni<String> requireOwn(Tx tx, UUID id) {
        return findOwn(tx, id).map(SubscriptionView::agency);
    }

    Uni<SubscriptionView> findOwn(Tx tx, UUID id) {
        return find(tx, id).invoke(found -> {
            if (!found.agency().equals(tx.caller().reach())) {
                throw Problem.of(CommonProblem.FORBIDDEN, "This subscription is another's to change.");
            }
        });
    }
}
