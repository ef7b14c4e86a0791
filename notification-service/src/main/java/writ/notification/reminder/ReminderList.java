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
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** Finds reminders. */
@ApplicationScoped
class ReminderList {

    private static final String LIST = """
            SELECT r.obligation, r.agency, o.directive, o.action, o.occurrence, r.due_before, r.rung, r.fire_at,
                r.state, r.settled_at
            FROM reminders r JOIN obligations o ON o.id = r.obligation
            WHERE ($1::text IS NULL OR r.agency = $1) AND ($2::text IS NULL OR o.directive = $2)
                AND ($3::uuid IS NULL OR r.obligation = $3) AND ($4::text IS NULL OR r.state = $4)
                AND ($5::timestamptz IS NULL OR (r.fire_at, r.obligation, r.rung) > ($5, $6, $7))
            ORDER BY r.fire_at, r.obligation, r.rung LIMIT $8""";

    private final Transactions transactions;

    ReminderList(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a list of reminders may be narrowed to. */
    record Filter(
            @Nullable String agency,
            @Nullable String directive,
            @Nullable UUID obligation,
            @Nullable String state) {}

    Uni<Page<ReminderView>> page(Caller caller, Filter filter, int limit, @Nullable String pageToken) {
        Key after = PageToken.read(pageToken, 3, Key::of);
        return transactions
                .run(
                        caller,
                        tx -> tx.list(
                                LIST,
                                ReminderView::of,
                                filter.agency(),
                                filter.directive(),
                                filter.obligation(),
                                filter.state(),
                                after == null ? null : Sql.at(after.fireAt()),
                                after == null ? null : after.obligation(),
                                after == null ? null : after.rung(),
                                limit + 1))
                .map(rows -> Page.of(rows, limit, row -> new Object[] {row.fireAt(), row.obligation(), row.rung()}));
    }

    private record Key(Instant fireAt, UUID obligation, String rung) {

        static Key of(List<String> parts) {
            return new Key(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)), parts.get(2));
        }
    }
}
