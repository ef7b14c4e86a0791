package writ.kit.ready;

import io.smallrye.mutiny.Uni;
import io.vertx.pgclient.PgException;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;

/**
 * Whether the database has every migration that this program was built with; another process may still be at it. More
 * than that does no harm: a newer release has been there.
 */
@ApplicationScoped
public class Migrations {

    private static final Logger LOG = Logger.getLogger(Migrations.class);
    private static final Caller CALLER = Caller.system("migrations");
    private static final Duration FIRST_WAIT = Duration.ofMillis(100);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(5);
    private static final Duration WITHIN = Duration.ofMillis(2_000);
    private static final String NO_TABLE = "42P01";

    private static final String APPLIED =
            "SELECT version FROM flyway_schema_history WHERE success AND version IS NOT NULL ORDER BY version";

    private final Transactions transactions;
    private final PackedMigrations packed;
    private final Uni<MigrationState> looking;

    private final Uni<Void> complete;
    private volatile boolean seenComplete;
    private volatile String lastReason = "";

    Migrations(Transactions transactions, PackedMigrations packed) {
        this.transactions = transactions;
        this.packed = packed;
        this.looking = Shared.asking(this::ask, WITHIN);
        this.complete = looking.invoke(MigrationState::requireComplete)
                .onFailure()
                .invoke(this::tell)
                .onFailure()
                .retry()
                .withBackOff(FIRST_WAIT, LONGEST_WAIT)
                .indefinitely()
                .replaceWithVoid()
                .memoize()
                .indefinitely();
    }

    /** Ends once they are all there, without a failure; until then the database is asked more and more seldom. */
    public Uni<Void> complete() {
        return complete;
    }

    /** True for ever once they were all there: nobody takes a migration back. */
    public boolean areComplete() {
        return seenComplete;
    }

    /** Asks the database. */
    Uni<MigrationState> look() {
        return looking;
    }

    private Uni<MigrationState> ask() {
        return transactions
                .run(CALLER, this::applied)
                .onFailure(Migrations::isNoTable)
                .recoverWithItem(List.of())
                .map(applied -> MigrationState.of(packed.versions(), applied))
                .invoke(state -> seenComplete |= state.missing().isEmpty());
    }

    private Uni<List<String>> applied(Tx tx) {
        return tx.list(APPLIED, row -> row.getString("version"));
    }

    private static boolean isNoTable(Throwable failure) {
        return failure instanceof PgException database && NO_TABLE.equals(database.getSqlState());
    }

    private void tell(Throwable failure) {
        String reason = String.valueOf(failure.getMessage());
        if (!reason.equals(lastReason)) {
            lastReason = reason;
            LOG.warnf("waiting-for-migrations reason=%s", reason);
        }
    }
}
