package writ.kit.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import writ.kit.caller.Caller;
import writ.kit.clock.BusinessClock;
import writ.kit.clock.ClockMapping;
import writ.kit.clock.Wall;

/** The one place that opens a transaction: for a caller, whom the database knows from the first statement on. */
@ApplicationScoped
public class Transactions {

    private static final String SET_CALLER =
            "SELECT set_config('writ.reach', $1, true), set_config('writ.component', $2, true),"
                    + " set_config('writ.subject', $3, true)";
    private static final String SET_CALLER_READ_CLOCK =
            SET_CALLER + ", c.* FROM (VALUES (1)) AS one LEFT JOIN suite.clock c ON true";

    private final Pool pool;
    private final BusinessClock business;
    private final Clock wall;
    private final boolean simulated;

    Transactions(
            Pool pool,
            BusinessClock business,
            @Wall Clock wall,
            @ConfigProperty(name = "writ.clock.simulated") boolean simulated) {
        this.pool = pool;
        this.business = business;
        this.wall = wall;
        this.simulated = simulated;
    }

    /**
     * Runs work in a transaction, commits it when the work succeeds and rolls it back when it fails. A client that
     * goes away does not cancel it.
     */
    public <T> Uni<T> run(Caller caller, Function<Tx, Uni<T>> work) {
        Uni<T> whole = Uni.createFrom().deferred(() -> {
            Instant arrived = caller.receivedAt() == null ? wall.instant() : caller.receivedAt();
            AtomicReference<Tx> opened = new AtomicReference<>();
            return pool.withTransaction(connection -> open(connection, caller, arrived)
                            .invoke(opened::set)
                            .chain(tx -> work.apply(tx)))
                    .invoke(() -> opened.get().committed());
        });
        return Uni.createFrom().emitter(out -> whole.subscribe().with(out::complete, out::fail));
    }

    private Uni<Tx> open(SqlConnection connection, Caller caller, Instant arrived) {
        String component = caller.component() == null ? "" : caller.component();
        return connection
                .preparedQuery(simulated ? SET_CALLER_READ_CLOCK : SET_CALLER)
                .execute(Tuple.of(caller.reach(), component, caller.subject()))
                .map(rows -> {
                    ClockMapping mapping = simulated ? learn(rows.iterator().next()) : business.mapping();
                    return new Tx(connection, caller, mapping.at(arrived));
                });
    }

    private ClockMapping learn(Row row) {
        return row.getOffsetDateTime("real_anchor") == null
                ? business.forget()
                : business.learn(new ClockMapping(
                        Sql.instant(row, "real_anchor"),
                        Sql.instant(row, "simulated_anchor"),
                        row.getDouble("speed"),
                        row.getLong("version")));
    }
}
