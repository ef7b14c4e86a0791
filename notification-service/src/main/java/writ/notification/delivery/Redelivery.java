package writ.notification.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/**
 * Queues deliveries once more, with all their tries before them again. What a worker holds at the moment is left to
 * it; asking twice is asking once. A lease that has run out stays, so that the next claim notes the try it was for.
 */
@ApplicationScoped
class Redelivery {

    private static final String QUEUE = """
            UPDATE deliveries d SET state = 'pending', not_before = $1, tries = 0, ended_at = NULL
            WHERE d.id IN (
                SELECT c.id FROM deliveries c JOIN subscriptions s ON s.id = c.subscription AND s.state = 'active'
                WHERE (c.lease IS NULL OR c.not_before <= $1) AND""";

    private static final String ONE = QUEUE + " c.id = $2 FOR UPDATE OF c)";
    private static final String RANGE = QUEUE
            + " c.queued_at >= $2 AND c.queued_at < $3 AND (c.state = 'stopped' OR ($4 AND c.state = 'delivered'))"
            + " AND c.%s = $5 ORDER BY c.id LIMIT $6 FOR UPDATE OF c)";
    private static final String OF_SUBSCRIPTION = RANGE.formatted("subscription");
    private static final String OF_AGENCY = RANGE.formatted("agency");
    private static final int MOST = 10_000;

    private static final String LIVE = "SELECT s.state = 'active' FROM deliveries d"
            + " JOIN subscriptions s ON s.id = d.subscription WHERE d.id = $1";

    private final Transactions transactions;
    private final Deliveries deliveries;
    private final DeliveryWorkers workers;
    private final Clock wall;

    Redelivery(Transactions transactions, Deliveries deliveries, DeliveryWorkers workers, @Wall Clock wall) {
        this.transactions = transactions;
        this.deliveries = deliveries;
        this.workers = workers;
        this.wall = wall;
    }

    /** How many deliveries were queued again. */
    record Queued(@Schema(minimum = "0") int queued) {}

    /** @throws Problem conflict, when the recipient is subscribed no longer or wants no more */
    Uni<DeliveryView> one(Caller caller, UUID id) {
        return transactions.run(
                caller,
                tx -> deliveries
                        .find(tx, id)
                        .chain(() -> tx.first(LIVE, row -> row.getBoolean(0), id))
                        .invoke(live -> {
                            if (!live.orElse(false)) {
                                throw Problem.of(
                                        CommonProblem.CONFLICT, "The subscription has ended, or wants no more.");
                            }
                            workers.afterCommit(tx);
                        })
                        .chain(() -> tx.update(ONE, Sql.at(wall.instant()), id))
                        .chain(() -> deliveries.find(tx, id)));
    }

    /**
     * Those of one subscription, or of all that are the caller's own: the authority's are not those of agencies.
     *
     * @throws Problem invalid, when the range is empty or has more than 10,000
     */
    Uni<Queued> range(Caller caller, RedeliveryRequest request) {
        if (!request.from().isBefore(request.to())) {
            throw Problem.of(CommonProblem.INVALID, "The range is empty.").at("/to", "must be after from");
        }
        return transactions.run(caller, tx -> {
            workers.afterCommit(tx);
            UUID subscription = request.subscription();
            return tx.update(
                            subscription == null ? OF_AGENCY : OF_SUBSCRIPTION,
                            Sql.at(wall.instant()),
                            Sql.at(request.from()),
                            Sql.at(request.to()),
                            Boolean.TRUE.equals(request.delivered()),
                            subscription == null ? caller.reach() : subscription,
                            MOST + 1)
                    .invoke(Redelivery::requireBounded)
                    .map(Queued::new);
        });
    }

    private static void requireBounded(int queued) {
        if (queued > MOST) {
            throw Problem.of(
                            CommonProblem.INVALID,
                            "The range has more than " + MOST + " deliveries; nothing was queued.")
                    .at("/to", "take a shorter range, or one subscription");
        }
    }
}
