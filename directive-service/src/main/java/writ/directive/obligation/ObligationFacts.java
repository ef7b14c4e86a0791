package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;
import writ.kit.problem.Problem;

/** Adds facts about obligations. Facts of one agency and directive are added one after another, behind a lock. */
@ApplicationScoped
public class ObligationFacts {

    private final Outbox outbox;

    ObligationFacts(Outbox outbox) {
        this.outbox = outbox;
    }

    /** What is owed, without a lock; fails with the one 404. */
    public Uni<Duty> find(Tx tx, UUID obligation) {
        return tx.first(Duty.SELECT, Duty::of, obligation).map(found -> found.orElseThrow(Problem::notFound));
    }

    /** What is owed, and the turn to add facts for its agency and directive; fails with the one 404. */
    public Uni<Duty> lock(Tx tx, UUID obligation) {
        return tx.first(FactSql.LOCK, Duty::of, obligation).map(found -> found.orElseThrow(Problem::notFound));
    }

    /** The same for who acts for its own agency; an authority never does, whatever else its token says. */
    public Uni<Duty> lockOwn(Tx tx, UUID obligation) {
        return lock(tx, obligation).invoke(_ -> tx.caller().agency());
    }

    /** How it stands; by a statement after the lock, so that nobody's facts are missed. */
    public Uni<Standing> standing(Tx tx, Duty duty) {
        return tx.first(Standing.SELECT, Standing::of, duty.id()).map(found -> found.orElseThrow(Problem::notFound));
    }

    /** Adds a fact as of the request, releases or reinstates what follows from it, and appends the events. */
    public Uni<Void> add(Tx tx, Duty duty, Standing before, Fact fact) {
        return tx.update(
                        FactSql.ADD,
                        duty.agency(),
                        duty.id(),
                        fact.kind(),
                        Sql.at(tx.now()),
                        fact.submission(),
                        fact.nil(),
                        fact.complete(),
                        Sql.at(since(before, fact, tx.now())),
                        fact.reason(),
                        tx.caller().subject(),
                        tx.caller().name())
                .chain(() -> settle(tx, duty))
                .map(others -> Stream.concat(Stream.of(duty.id()), others.stream())
                        .distinct()
                        .toArray(UUID[]::new))
                .chain(changed -> outbox.appendSelected(tx, FactSql.CHANGED, (Object) changed))
                .replaceWithVoid();
    }

    private static Uni<List<UUID>> settle(Tx tx, Duty duty) {
        return tx.list(
                FactSql.SETTLED,
                ObligationFacts::id,
                Sql.at(tx.now()),
                tx.caller().subject(),
                tx.caller().name(),
                duty.agency(),
                duty.directive());
    }

    private static UUID id(Row row) {
        return row.getUUID("obligation");
    }

    /** Correcting an answer that stands keeps its time; answering anew after a return does not. */
    private static Instant since(Standing before, Fact fact, Instant now) {
        boolean stands = before.answer().reported() || !(fact instanceof Fact.Submitted);
        return stands && before.since() != null ? before.since() : now;
    }
}
