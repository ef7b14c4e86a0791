package writ.directive.scoreboard;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.AsOf;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** Counts a directive's obligations by their states in two times: one statement over the facts' indexes. */
@ApplicationScoped
class Scoreboard {

    private static final String LINES = """
            WITH shown AS (
                SELECT c.action, c.occurrence, c.due_before, c.due_words FROM occurrences c
                WHERE c.directive = $1 AND c.recorded_at <= $3
                  AND (c.due_before IS NULL OR c.due_before <= $2
                       OR c.occurrence = (SELECT min(n.occurrence) FROM occurrences n
                                          WHERE n.directive = c.directive AND n.action = c.action
                                            AND n.due_before > $2))),
            counted AS (
                SELECT o.action, o.occurrence, count(*) AS bound,
                       count(*) FILTER (WHERE s.state = 'notReported') AS not_reported,
                       count(*) FILTER (WHERE s.state = 'submitted') AS submitted,
                       count(*) FILTER (WHERE s.state = 'returned') AS returned,
                       count(*) FILTER (WHERE s.state = 'accepted') AS accepted,
                       count(*) FILTER (WHERE s.state = 'notApplicable') AS not_applicable,
                       count(*) FILTER (WHERE s.nil AND s.state <> 'notApplicable') AS nil,
                       count(*) FILTER (WHERE s.late) AS late,
                       count(*) FILTER (WHERE s.overdue) AS overdue,
                       count(*) FILTER (WHERE s.state IN ('submitted', 'accepted')
                                          AND contradicted(s.submission, o.agency, o.directive, $2, $3)) AS contradicted
                FROM shown
                JOIN obligations o ON o.directive = $1 AND o.action = shown.action AND o.occurrence = shown.occurrence
                CROSS JOIN LATERAL obligation_state(o.id, o.due_before, $2, $3) s
                WHERE o.opened_at <= $2 AND o.recorded_at <= $3
                GROUP BY o.action, o.occurrence)
            SELECT a.action, a.deliver, shown.occurrence, shown.due_before, shown.due_words, counted.*
            FROM counted
            JOIN shown ON shown.action = counted.action AND shown.occurrence = counted.occurrence
            JOIN actions a ON a.directive = $1 AND a.action = counted.action
            ORDER BY a.ordinal, shown.occurrence""";

    private static final String AGENCIES =
            "SELECT count(*) AS agencies FROM bindings WHERE directive = $1 AND bound_at <= $2 AND recorded_at <= $3";

    /** @throws Problem not-found for a directive that is not issued, forbidden to who does not reach every agency */
    Uni<ScoreboardView> of(Tx tx, String directive, @Nullable String asOf, @Nullable String knownAt) {
        refusePartial(tx);
        AsOf as = AsOf.read("asOf", asOf, tx.now());
        AsOf known = AsOf.read("knownAt", knownAt, tx.now());
        return Issued.find(tx, directive).chain(issued -> {
            ZoneId zone = ZoneId.of(issued.zone());
            Instant at = as.in(zone, tx.now());
            return lines(tx, issued, at, known.isNow() ? at : known.in(zone, tx.now()));
        });
    }

    private static Uni<ScoreboardView> lines(Tx tx, Issued issued, Instant asOf, Instant knownAt) {
        Object[] args = {issued.directive(), Sql.at(asOf), Sql.at(knownAt)};
        return tx.list(LINES, ScoreboardView.ScoreboardLine::of, args)
                .chain(lines -> tx.first(AGENCIES, row -> row.getLong("agencies"), args)
                        .map(agencies -> new ScoreboardView(
                                issued.directive(),
                                issued.directiveId(),
                                issued.title(),
                                issued.handling(),
                                issued.zone(),
                                asOf,
                                knownAt,
                                agencies.orElse(0L),
                                lines)));
    }

    /** A count over one agency's rows would look like the count over all. */
    private static void refusePartial(Tx tx) {
        if (!tx.caller().reachesAll()) {
            throw Problem.of(CommonProblem.FORBIDDEN, "The scoreboard counts every agency; this token reaches one.");
        }
    }
}
