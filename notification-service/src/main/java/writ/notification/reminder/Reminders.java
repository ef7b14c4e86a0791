package writ.notification.reminder;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.notification.alert.Alerts;
import writ.notification.alert.Alerts.NewAlert;
import writ.notification.message.Matter;

/**
 * Turns due steps of ladders into alerts. The row of an obligation is locked first, so that all its due steps are
 * seen together: the newest becomes an alert, the others are recorded as overtaken by it. Any replica may work; what
 * another has locked, an event being applied included, is left to it.
 */
@ApplicationScoped
class Reminders {

    private static final Caller CALLER = Caller.system("reminder");

    private static final String LOCK = """
            SELECT o.id FROM obligations o JOIN (
                SELECT DISTINCT obligation FROM (
                    SELECT obligation FROM reminders WHERE state = 'pending' AND fire_at <= $1
                    ORDER BY fire_at LIMIT $2) p) d ON d.obligation = o.id
            ORDER BY o.id FOR NO KEY UPDATE OF o SKIP LOCKED""";

    private static final String SETTLE = """
            WITH ranked AS (
                SELECT obligation, due_before, rung,
                    row_number() OVER (PARTITION BY obligation ORDER BY fire_at DESC) AS place
                FROM reminders WHERE obligation = ANY ($1) AND state = 'pending' AND fire_at <= $2),
            settled AS (
                UPDATE reminders r SET state = CASE k.place WHEN 1 THEN 'raised' ELSE 'overtaken' END, settled_at = $2
                FROM ranked k
                WHERE r.obligation = k.obligation AND r.due_before = k.due_before AND r.rung = k.rung
                RETURNING r.obligation, r.rung, k.place)
            SELECT s.rung, o.id, o.agency, o.directive, o.directive_id, o.action, o.deliver, o.occurrence,
                o.due_before, o.due_words, o.handling
            FROM settled s JOIN obligations o ON o.id = s.obligation WHERE s.place = 1""";

    private final Transactions transactions;
    private final Alerts alerts;
    private final ReminderConfig config;

    Reminders(Transactions transactions, Alerts alerts, ReminderConfig config) {
        this.transactions = transactions;
        this.alerts = alerts;
        this.config = config;
    }

    /** Raises what is due at business now; answers whether there may be more. */
    Uni<Boolean> raiseDue() {
        return transactions.run(
                CALLER,
                tx -> tx.list(LOCK, row -> row.getUUID(0), Sql.at(tx.now()), config.batch())
                        .chain(locked -> locked.isEmpty()
                                ? Uni.createFrom().item(false)
                                : settle(tx, locked).replaceWith(true)));
    }

    private Uni<Integer> settle(Tx tx, List<UUID> obligations) {
        return tx.list(SETTLE, Reminders::alert, obligations.toArray(UUID[]::new), Sql.at(tx.now()))
                .chain(due -> alerts.raise(tx, due));
    }

    private static NewAlert alert(Row row) {
        Rung rung = Rung.of(row.getString("rung"));
        Matter matter = new Matter(
                row.getString("directive"),
                row.getString("directive_id"),
                row.getString("action"),
                row.getString("deliver"),
                row.getUUID("id"),
                row.getInteger("occurrence"),
                Sql.instant(row, "due_before"),
                row.getString("due_words"),
                row.getString("handling"));
        String source = "reminder " + matter.obligation() + " " + rung.slug() + " " + matter.dueBefore();
        return new NewAlert(source, rung.kind(), row.getString("agency"), matter);
    }
}
