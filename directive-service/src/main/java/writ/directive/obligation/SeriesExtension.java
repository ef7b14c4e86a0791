package writ.directive.obligation;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;
import writ.directive.directive.DirectiveDocument.Action;
import writ.directive.directive.Directives;
import writ.directive.directive.IssuedDirective;
import writ.directive.directive.Timetable;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;

/**
 * Opens the next occurrences of open-ended series as business time goes on. Any replica may: the row of the action says
 * how far it is, and only one of two moves it on. The rule was confirmed and recorded at issuance, so what it opens
 * carries that time, and the past reads the same whenever it is opened.
 */
@ApplicationScoped
class SeriesExtension {

    private static final Logger LOG = Logger.getLogger(SeriesExtension.class);
    private static final Caller SERIES = Caller.system("series");

    private static final String DUE =
            "SELECT directive, action, last_occurrence FROM actions WHERE extend_at <= $1 ORDER BY extend_at LIMIT 20";
    private static final String CLAIM = "UPDATE actions SET last_occurrence = $4, extend_at = $5"
            + " WHERE directive = $1 AND action = $2 AND last_occurrence = $3";
    private static final String LOCK =
            "SELECT agency FROM bindings WHERE directive = $1 ORDER BY agency FOR NO KEY UPDATE";
    private static final String CONFIRMED_BY = "SELECT confirmed_by FROM issuances WHERE directive = $1";

    private record Due(String directive, String action, int opened) {}

    private final Transactions transactions;
    private final Directives directives;
    private final Horizon horizon;
    private final Opening opening;
    private final Outbox outbox;
    private final Set<Due> failing = ConcurrentHashMap.newKeySet();

    SeriesExtension(Transactions transactions, Directives directives, Horizon horizon, Opening opening, Outbox outbox) {
        this.transactions = transactions;
        this.directives = directives;
        this.horizon = horizon;
        this.opening = opening;
        this.outbox = outbox;
    }

    Uni<Void> extendDue() {
        return transactions
                .run(
                        SERIES,
                        tx -> tx.list(
                                DUE,
                                row -> new Due(
                                        row.getString("directive"),
                                        row.getString("action"),
                                        row.getInteger("last_occurrence")),
                                Sql.at(tx.now())))
                .onItem()
                .transformToMulti(Multi.createFrom()::iterable)
                .onItem()
                .transformToUniAndConcatenate(due -> transactions
                        .run(SERIES, tx -> extend(tx, due))
                        .invoke(() -> failing.remove(due))
                        .onFailure()
                        .recoverWithItem(failure -> failed(due, failure)))
                .collect()
                .last()
                .replaceWithVoid();
    }

    /** One series that fails keeps no other from going on; it is tried again, and said once. */
    private int failed(Due due, Throwable failure) {
        if (failing.add(due)) {
            LOG.errorf(failure, "series-not-extended directive=%s action=%s", due.directive, due.action);
        }
        return 0;
    }

    private Uni<Integer> extend(Tx tx, Due due) {
        return directives.issued(tx, due.directive).chain(issued -> extend(tx, due, issued));
    }

    private Uni<Integer> extend(Tx tx, Due due, IssuedDirective issued) {
        Timetable timetable = Timetable.of(issued.document());
        Action action = issued.document().actions().stream()
                .filter(each -> each.id().equals(due.action))
                .findFirst()
                .orElseThrow();
        Horizon.Reach reach = horizon.reach(action.rule(), timetable.issue(), due.opened, 0, tx.now());
        PlannedAction planned = new PlannedAction(0, action, reach, Map.of());
        int last = due.opened + reach.occurrences().size();
        Instant next = reach.extendAt();
        return tx.update(CLAIM, due.directive, due.action, due.opened, last, Sql.atOrNull(next))
                .chain(claimed -> claimed == 0 || reach.occurrences().isEmpty()
                        ? Uni.createFrom().item(0)
                        : open(tx, due, issued, planned));
    }

    private Uni<Integer> open(Tx tx, Due due, IssuedDirective issued, PlannedAction planned) {
        Object[] fresh = {due.directive, due.action, due.opened};
        return tx.update(LOCK, due.directive)
                .chain(() -> tx.first(CONFIRMED_BY, row -> row.getString("confirmed_by"), due.directive))
                .chain(by -> opening.occurrences(
                        tx, issued.document(), List.of(planned), by.orElseThrow(), issued.recordedAt()))
                .chain(() -> tx.update(Opening.OBLIGATIONS, due.directive, due.action, due.opened))
                .call(() -> tx.update(ReleaseSql.INHERITED, fresh))
                .call(() -> outbox.appendSelected(
                        tx, FactSql.NEW_OPENED, due.directive, Sql.at(tx.now()), due.action, due.opened))
                .invoke(opened -> LOG.infof(
                        "series-extended directive=%s action=%s after=%d obligations=%d",
                        due.directive, due.action, due.opened, opened));
    }
}
