package writ.notification.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.Problem;

/** Finds deliveries and their attempts. */
@ApplicationScoped
class Deliveries {

    private static final String COLUMNS = "SELECT d.id, d.alert, a.kind, a.agency AS about, d.subscription, d.channel,"
            + " s.target, d.state, d.attempts, d.detail, d.queued_at, d.not_before, d.ended_at"
            + " FROM %s d JOIN alerts a ON a.id = d.alert JOIN subscriptions s ON s.id = d.subscription";
    private static final String ONE = COLUMNS.formatted("deliveries") + " WHERE d.id = $1";
    private static final String NEWEST_FIRST = " ORDER BY d.queued_at DESC, d.id DESC";
    /** As constants, so that the indexes of those few are used. */
    private static final Map<String, String> FEW =
            Map.of("pending", "d.state = 'pending'", "stopped", "d.state = 'stopped'");

    private static final String ATTEMPTS = "SELECT number, at, outcome, status, detail, took_ms FROM attempts"
            + " WHERE delivery = $1 AND number > $2 ORDER BY number LIMIT $3";

    private final Transactions transactions;

    Deliveries(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a list of deliveries may be narrowed to. */
    record Filter(
            @Nullable UUID alert,
            @Nullable UUID subscription,
            @Nullable String state) {

        Where of(Caller caller) {
            Where where = Where.reached(caller, "d.agency")
                    .andIfAsked("d.alert = ?", alert)
                    .andIfAsked("d.subscription = ?", subscription);
            String few = state == null ? null : FEW.get(state);
            return few == null ? where.andIfAsked("d.state = ?", state) : where.and(few);
        }
    }

    Uni<Page<DeliveryView>> list(Caller caller, Filter filter, int limit, @Nullable String pageToken) {
        Key after = PageToken.read(pageToken, 2, Key::of);
        Where where = filter.of(caller);
        if (after != null) {
            where.and("(d.queued_at, d.id) < (?, ?)", Sql.at(after.queuedAt()), after.id());
        }
        String list = list(where, limit + 1);
        return transactions
                .run(caller, tx -> tx.list(list, DeliveryView::of, where.args()))
                .map(rows -> Page.of(rows, limit, row -> new Object[] {row.queuedAt(), row.id()}));
    }

    /** The page is taken before it is joined: a planner that cannot weigh a policy would join and sort the whole table. */
    static String list(Where where, int most) {
        String limit = where.parameter(most);
        String page = "(SELECT d.* FROM deliveries d" + where.clause() + NEWEST_FIRST + " LIMIT " + limit + ")";
        return COLUMNS.formatted(page) + NEWEST_FIRST;
    }

    Uni<DeliveryView> get(Caller caller, UUID id) {
        return transactions.run(caller, tx -> find(tx, id));
    }

    Uni<DeliveryView> find(Tx tx, UUID id) {
        return tx.first(ONE, DeliveryView::of, id).map(found -> found.orElseThrow(Problem::notFound));
    }

    Uni<Page<AttemptView>> attempts(Caller caller, UUID id, int limit, @Nullable String pageToken) {
        Integer after = PageToken.read(pageToken, 1, key -> Integer.valueOf(key.getFirst()));
        return transactions
                .run(
                        caller,
                        tx -> find(tx, id)
                                .chain(() ->
                                        tx.list(ATTEMPTS, AttemptView::of, id, after == null ? 0 : after, limit + 1)))
                .map(rows -> Page.of(rows, limit, row -> new Object[] {row.number()}));
    }

    private record Key(Instant queuedAt, UUID id) {

        static Key of(List<String> parts) {
            return new Key(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        }
    }
}
