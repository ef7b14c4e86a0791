package writ.notification.delivery;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;

/** Makes the partitions of this month's attempts and of the next month's; any replica may, at any time. */
@ApplicationScoped
class AttemptPartitions {

    private static final Caller CALLER = Caller.system("delivery");

    private final Transactions transactions;
    private final Clock wall;

    AttemptPartitions(Transactions transactions, @Wall Clock wall) {
        this.transactions = transactions;
        this.wall = wall;
    }

    Uni<Void> makeAhead() {
        return transactions.run(
                CALLER,
                tx -> tx.rows("SELECT make_attempts_partitions($1)", Sql.at(wall.instant()))
                        .replaceWithVoid());
    }
}
