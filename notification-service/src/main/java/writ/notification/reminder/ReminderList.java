package writ.notification.reminder;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Where;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** Finds reminders. */
@ApplicationScoped
class ReminderList {

    private static final String PAGE = """
            SELECT r.obligation, r.agency, o.directive, o.action, o.occurrence, r.due_before, r.rung, r.fire_at,
                r.state, r.settled_at
            FROM (SELECT r.* FROM reminders r%s%s LIMIT %s) r JOIN obligations o ON o.id = r.obligation%s""";
    private static final String PENDING = "pending";
    private static final String EARLIEST_FIRST = " ORDER BY r.fire_at, r.obligation, r.rung";

    private final Transactions transactions;

    ReminderList(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a list of reminders may be narrowed to. */
    record Filter(
            @Nullable String agency,
            @Nullable String directive,
            @Nullable UUID obligation,
            @Nullable String state) {

        private Where of(Caller caller) {
            Where where = Where.reached(caller, "r.agency")
                    .andIfAsked("r.agency = ?", agency)
                    .andIfAsked("r.obligation IN (SELECT id FROM obligations WHERE directive = ?)", directive)
                    .andIfAsked("r.obligation = ?", obligation);
            // as a constant, so that the index of what is pending is used
            return PENDING.equals(state) ? where.and("r.state = 'pending'") : where.andIfAsked("r.state = ?", state);
        }
    }

    Uni<Page<ReminderView>> page(Caller caller, Filter filter, int limit, @Nullable String pageToken) {
        Key after = PageToken.read(pageToken, 3, Key::of);
        Where where = filter.of(caller);
        if (after != null) {
            where.and(
                    "(r.fire_at, r.obligation, r.rung) > (?, ?, ?)",
                    Sql.at(after.fireAt()),
                    after.obligation(),
                    after.rung());
        }
        String most = where.parameter(limit + 1);
        String list = PAGE.formatted(where.clause(), EARLIEST_FIRST, most, EARLIEST_FIRST);
        return transactions
                .run(caller, tx -> tx.list(list, ReminderView::of, where.args()))
                .map(rows -> Page.of(rows, limit, row -> new Object[] {row.fireAt(), row.obligation(), row.rung()}));
    }

    private record Key(Instant fireAt, UUID obligation, String rung) {

        static Key of(List<String> parts) {
            return new Key(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)), parts.get(2));
        }
    }
}
