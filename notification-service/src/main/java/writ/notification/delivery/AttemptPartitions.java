package writ.notification.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;

/**
 * Makes the partitions of this month's attempts and of the next month's, and drops those of months that are to be kept
 * no longer; any replica may, at any time.
 */
@ApplicationScoped
class AttemptPartitions {

    private static final Caller CALLER = Caller.system("delivery");

    private static final Duration LEAST = Duration.ofDays(31);

    private final Transactions transactions;
    private final DeliveryConfig config;
    private final Clock wall;

    AttemptPartitions(Transactions transactions, DeliveryConfig config, @Wall Clock wall) {
        if (config.keepAttempts().compareTo(LEAST) < 0) {
            throw new IllegalArgumentException("writ.delivery.keep-attempts must be a month or longer");
        }
        this.transactions = transactions;
        this.config = config;
        this.wall = wall;
    }

    Uni<Void> makeAhead() {
        return transactions.run(
                CALLER,
                tx -> tx.rows("SELECT make_attempts_partitions($1)", Sql.at(wall.instant()))
                        .replaceWithVoid());
    }

    /** Answers how many months were dropped. */
    Uni<Integer> dropOld() {
        OffsetDateTime before = Sql.at(wall.instant().minus(config.keepAttempts()));
        return transactions.run(
                CALLER,
                tx -> tx.first("SELECT drop_attempts_partitions($1)", row -> row.getInteger(0), before)
                        .map(dropped -> dropped.orElse(0)));
    }
}
