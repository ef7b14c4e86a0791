package writ.notification.alert;

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

/** Finds alerts. */
@ApplicationScoped
class AlertList {

    private static final String LIST = """
            SELECT id, kind, agency, directive, directive_id, action, obligation, occurrence, due_before, due_words,
                handling, raised_at
            FROM alerts
            WHERE ($1::text IS NULL OR agency = $1) AND ($2::text IS NULL OR directive = $2)
                AND ($3::text IS NULL OR kind = $3) AND ($4::uuid IS NULL OR obligation = $4)
                AND ($5::timestamptz IS NULL OR (raised_at, id) < ($5, $6))
            ORDER BY raised_at DESC, id DESC LIMIT $7""";

    private final Transactions transactions;

    AlertList(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a list of alerts may be narrowed to. */
    record Filter(
            @Nullable String agency,
            @Nullable String directive,
            @Nullable String kind,
            @Nullable UUID obligation) {}

    Uni<Page<AlertView>> page(Caller caller, Filter filter, int limit, @Nullable String pageToken) {
        Key after = PageToken.read(pageToken, 2, Key::of);
        return transactions
                .run(
                        caller,
                        tx -> tx.list(
                                LIST,
                                AlertView::of,
                                filter.agency(),
                                filter.directive(),
                                filter.kind(),
                                filter.obligation(),
                                after == null ? null : Sql.at(after.at()),
                                after == null ? null : after.id(),
                                limit + 1))
                .map(rows -> Page.of(rows, limit, row -> new Object[] {row.at(), row.id()}));
    }

    private record Key(Instant at, UUID id) {

        static Key of(List<String> parts) {
            return new Key(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        }
    }
}
