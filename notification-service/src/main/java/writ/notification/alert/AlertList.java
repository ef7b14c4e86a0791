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
import writ.kit.db.Where;
import writ.kit.page.Page;
import writ.kit.page.PageToken;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;
import writ.notification.message.AlertKind;

/** Finds alerts. */
@ApplicationScoped
class AlertList {

    private static final String COLUMNS = """
            SELECT id, kind, agency, directive, directive_id, action, obligation, occurrence, due_before, due_words,
                handling, raised_at
            FROM alerts""";

    private final Transactions transactions;

    AlertList(Transactions transactions) {
        this.transactions = transactions;
    }

    /** What a list of alerts may be narrowed to. */
    record Filter(
            @Nullable String agency,
            @Nullable String directive,
            @Nullable String kind,
            @Nullable UUID obligation) {

        private Where of(Caller caller) {
            return Where.reached(caller, "agency")
                    .andIfAsked("agency = ?", agency)
                    .andIfAsked("directive = ?", directive)
                    .andIfAsked("kind = ?", kind)
                    .andIfAsked("obligation = ?", obligation);
        }
    }

    Uni<Page<AlertView>> page(Caller caller, Filter filter, int limit, @Nullable String pageToken) {
        String kind = filter.kind();
        if (kind != null && AlertKind.of(kind).isEmpty()) {
            throw Problem.of(CommonProblem.INVALID, "There is no such kind of alert.")
                    .at("kind", "no such kind of alert");
        }
        Key after = PageToken.read(pageToken, 2, Key::of);
        Where where = filter.of(caller);
        if (after != null) {
            where.and("(raised_at, id) < (?, ?)", Sql.at(after.at()), after.id());
        }
        String most = where.parameter(limit + 1);
        String list = COLUMNS + where.clause() + " ORDER BY raised_at DESC, id DESC LIMIT " + most;
        return transactions
                .run(caller, tx -> tx.list(list, AlertView::of, where.args()))
                .map(rows -> Page.of(rows, limit, row -> new Object[] {row.at(), row.id()}));
    }

    private record Key(Instant at, UUID id) {

        static Key of(List<String> parts) {
            return new Key(Instant.parse(parts.get(0)), UUID.fromString(parts.get(1)));
        }
    }
}
