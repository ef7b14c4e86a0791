package writ.notification.alert;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.notification.delivery.DeliveryWorkers;
import writ.notification.message.AlertKind;
import writ.notification.subscription.Subscriptions;

/** Sends one subscriber an alert that is about nothing, so that he sees whether anything arrives. */
@ApplicationScoped
class TestAlert {

    private static final String RAISE = """
            WITH raised AS (
                INSERT INTO alerts (id, kind, agency, agency_name, raised_at)
                VALUES (uuidv7(), $1, $2, CASE $2 WHEN '*' THEN 'Every agency'
                    ELSE coalesce((SELECT name FROM agencies WHERE agency = $2), upper($2)) END, $3)
                RETURNING id)
            INSERT INTO deliveries (id, alert, subscription, agency, channel, not_before, queued_at)
            SELECT stable_id(r.id::text, s.id::text), r.id, s.id, s.agency, s.channel, $5, $5
            FROM raised r, subscriptions s WHERE s.id = $4
            RETURNING id, alert""";

    private final Transactions transactions;
    private final Subscriptions subscriptions;
    private final DeliveryWorkers workers;
    private final Clock wall;

    TestAlert(Transactions transactions, Subscriptions subscriptions, DeliveryWorkers workers, @Wall Clock wall) {
        this.transactions = transactions;
        this.subscriptions = subscriptions;
        this.workers = workers;
        this.wall = wall;
    }

    /** Where to see how the test went. */
    record Sent(UUID alert, UUID delivery) {}

    Uni<Sent> send(Caller caller, UUID subscription) {
        return transactions.run(
                caller,
                tx -> subscriptions.requireOwn(tx, subscription).chain(agency -> {
                    workers.afterCommit(tx);
                    return tx.first(
                                    RAISE,
                                    row -> new Sent(row.getUUID("alert"), row.getUUID("id")),
                                    AlertKind.TEST.slug(),
                                    agency,
                                    Sql.at(tx.now()),
                                    subscription,
                                    Sql.at(wall.instant()))
                            .map(sent -> sent.orElseThrow());
                }));
    }
}
