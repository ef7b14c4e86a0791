package writ.kit.db;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.StreamSupport;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;

/** An open transaction of one caller; its steps run one after another, never side by side. */
public final class Tx {

    private static final Logger LOG = Logger.getLogger(Tx.class);

    private final SqlConnection connection;
    private final Caller caller;
    private final Instant now;
    private final Set<Runnable> afterCommit = new LinkedHashSet<>();

    Tx(SqlConnection connection, Caller caller, Instant now) {
        this.connection = connection;
        this.caller = caller;
        this.now = now;
    }

    public Caller caller() {
        return caller;
    }

    /** Business time at which the request arrived; of background work, when the transaction began. */
    public Instant now() {
        return now;
    }

    public SqlConnection connection() {
        return connection;
    }

    /** Runs a statement with parameters $1, $2 and so on; answers the number of rows it touched. */
    public Uni<Integer> update(String sql, @Nullable Object... args) {
        return rows(sql, args).map(RowSet::rowCount);
    }

    /** All rows of a query that the caller has bounded. */
    public <T> Uni<List<T>> list(String sql, Function<Row, T> map, @Nullable Object... args) {
        return rows(sql, args)
                .map(rows ->
                        StreamSupport.stream(rows.spliterator(), false).map(map).toList());
    }

    /** The first row of a query, if there is one. */
    public <T> Uni<Optional<T>> first(String sql, Function<Row, T> map, @Nullable Object... args) {
        return rows(sql, args)
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .findFirst()
                        .map(map));
    }

    public Uni<RowSet<Row>> rows(String sql, @Nullable Object... args) {
        return args.length == 0
                ? connection.preparedQuery(sql).execute()
                : connection.preparedQuery(sql).execute(Tuple.from(args));
    }

    /** Runs something once the transaction is committed; the same object only once. */
    public void afterCommit(Runnable what) {
        afterCommit.add(what);
    }

    /** What fails here cannot undo the commit, so it is only said. */
    void committed() {
        for (Runnable what : afterCommit) {
            try {
                what.run();
            } catch (RuntimeException e) {
                LOG.errorf(e, "after-commit-failed subject=%s", caller.subject());
            }
        }
    }
}
