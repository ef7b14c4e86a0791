package writ.inventory.holding;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.RoaringBitmap;
import writ.kit.db.Tx;

/**
 * Keeps what each reporter has, state by state. Whoever writes holds the lock of the agency; what is written is in proportion
 * to what is different.
 */
@ApplicationScoped
public class Holdings {
    private static final Buffer NO_DIFFERENCE = EndpointSets.written(new RoaringBitmap());
    private static final int READ_AT_ONCE = 500;
    private static final String NEXT = """
            INSERT INTO reporters (agency, component, states) VALUES ($1, $2, $3)
            ON CONFLICT (agency, component) DO UPDATE SET states = reporters.states + $3 RETURNING states""";
    private static final String KEPT = """
            SELECT h.product, h.since, h.present_since, h.again, h.base, h.endpoints, h.declared,
                   (SELECT b.endpoints FROM holdings b WHERE b.agency = h.agency AND b.component = h.component
                        AND b.product = h.product AND b.since = h.base) AS base_endpoints
            FROM holdings h
            WHERE h.agency = $1 AND h.component = $2 AND h.until IS NULL AND\s""";
    private static final String READ = KEPT + "h.product > $3 ORDER BY h.product LIMIT " + READ_AT_ONCE;
    private static final String READ_OF = KEPT + "h.product = ANY($3)";
    private static final String CLOSE = """
            UPDATE holdings SET until = $3
            WHERE agency = $1 AND component = $2 AND until IS NULL AND product = ANY($4)""";
    private static final String CLOSE_SINCE = """
            UPDATE holdings SET until = $3 WHERE agency = $1 AND component = $2 AND until IS NULL AND since > $4""";
    private static final String REOPEN = """
            INSERT INTO holdings (agency, component, product, since, present_since, again, base, endpoints, enumerated,
                                  declared)
            SELECT agency, component, product, $3, present_since, again,
                   CASE WHEN endpoints IS NOT NULL THEN coalesce(base, since) END,
                   CASE WHEN base IS NULL AND endpoints IS NOT NULL THEN $4 ELSE endpoints END, enumerated, declared
            FROM holdings WHERE agency = $1 AND component = $2 AND %s""";
    private static final String REOPEN_CLOSED = REOPEN.formatted("until = $5 AND since < $5 AND product = ANY($6)");
    private static final String REOPEN_OF = REOPEN.formatted("until > $5 AND since <= $5");

    /** What has to be written so that a reporter comes to have what is given, by product id; outside of the lock yet. */
    public Uni<Difference> compare(Tx tx, Reporter reporter, Map<Long, Holding> now) {
        Difference difference = Difference.to(now);
        return each(tx, reporter, 0, difference::before).map(done -> difference.complete());
    }

    /** As {@link #compare}, of what a delta says; only the products that it names are read. */
    public Uni<Difference> compareDelta(Tx tx, Reporter reporter, Map<Long, Change> delta) {
        Difference difference = Difference.by(delta);
        return Multi.createFrom()
                .iterable(new TreeSet<>(delta.keySet()))
                .group()
                .intoLists()
                .of(READ_AT_ONCE)
                .onItem()
                .transformToUniAndConcatenate(
                        part -> tx.rows(READ_OF, reporter.agency(), reporter.part(), part.toArray(Long[]::new)))
                .invoke(rows -> rows.forEach(row -> difference.before(Kept.read(row))))
                .collect()
                .last()
                .map(done -> difference.complete());
    }

    private static Uni<Void> each(Tx tx, Reporter reporter, long after, Consumer<Kept> out) {
        return tx.rows(READ, reporter.agency(), reporter.part(), after).chain(rows -> {
            long last = after;
            for (Row row : rows) {
                last = row.getLong("product");
                out.accept(Kept.read(row));
            }
            return rows.size() == 0 ? Uni.createFrom().voidItem() : each(tx, reporter, last, out);
        });
    }

    /**
     * Makes the next state of a reporter, which is its current one then.
     *
     * @param different from the state that is the current one until then
     * @param fresh products that the reporter never had before
     * @return the state
     */
    public Uni<Integer> append(Tx tx, Reporter reporter, Difference different, Set<Long> fresh) {
        return next(tx, reporter, 1)
                .call(state -> close(tx, reporter, different, state))
                .call(state -> insert(tx, reporter, different, state, null, fresh));
    }

    /** As {@link #append}, and makes the state that was current before the current one again. */
    public Uni<Integer> appendLate(Tx tx, Reporter reporter, Difference different, Set<Long> fresh) {
        return next(tx, reporter, 2)
                .map(last -> last - 1)
                .call(state -> close(tx, reporter, different, state))
                .call(state -> insert(tx, reporter, different, state, state + 1, fresh))
                .call(state -> tx.update(
                        REOPEN_CLOSED,
                        reporter.agency(),
                        reporter.part(),
                        state + 1,
                        NO_DIFFERENCE,
                        state,
                        different.closed()));
    }

    /** Makes a state that is what an earlier one was, the current one. */
    public Uni<Void> revert(Tx tx, Reporter reporter, int to) {
        return next(tx, reporter, 1)
                .call(state -> tx.update(CLOSE_SINCE, reporter.agency(), reporter.part(), state, to))
                .call(state -> tx.update(REOPEN_OF, reporter.agency(), reporter.part(), state, NO_DIFFERENCE, to))
                .replaceWithVoid();
    }

    /** Makes a state with nothing in it the current one, after the last report was withdrawn. */
    public Uni<Void> clear(Tx tx, Reporter reporter) {
        return next(tx, reporter, 1)
                .call(state -> tx.update(CLOSE_SINCE, reporter.agency(), reporter.part(), state, 0))
                .replaceWithVoid();
    }

    private static Uni<Integer> next(Tx tx, Reporter reporter, int states) {
        return tx.first(NEXT, row -> row.getInteger(0), reporter.agency(), reporter.part(), states)
                .map(last -> last.orElseThrow());
    }

    private static Uni<Integer> close(Tx tx, Reporter reporter, Difference different, int state) {
        Long[] closed = different.closed();
        return closed.length == 0
                ? Uni.createFrom().item(0)
                : tx.update(CLOSE, reporter.agency(), reporter.part(), state, closed);
    }

    private static Uni<Void> insert(
            Tx tx, Reporter reporter, Difference different, int state, @Nullable Integer until, Set<Long> fresh) {
        return Multi.createFrom()
                .iterable(HoldingRows.of(different.opened(), state, fresh))
                .onItem()
                .transformToUniAndConcatenate(part ->
                        tx.update(HoldingRows.INSERT, part.args(reporter.agency(), reporter.part(), state, until)))
                .collect()
                .last()
                .replaceWithVoid();
    }
}
