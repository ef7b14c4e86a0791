package writ.inventory.rollup;

import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.roaringbitmap.buffer.ImmutableRoaringBitmap;
import org.roaringbitmap.buffer.MutableRoaringBitmap;
import writ.kit.caller.Caller;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.db.Where;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** The figure at many instants. From one to the next only the agencies that reported in between are counted again. */
@ApplicationScoped
class Trends {
    static final int MOST_POINTS = 120;

    private static final String STATES = "SELECT c.agency, c.report FROM current_reports c";
    private static final String COLUMNS = "h.agency, h.component, h.endpoints, h.base_endpoints, h.declared";

    private final Transactions transactions;
    private final Reach reach;

    Trends(Transactions transactions, Reach reach) {
        this.transactions = transactions;
        this.reach = reach;
    }

    /** One agency at one point. */
    private record Counted(Counts counts, ImmutableRoaringBitmap endpoints) {}

    /** @throws Problem invalid, when there would be too many points, or none */
    Uni<Trend> of(
            Caller caller, ProductQuery query, Instant from, Instant to, Duration every, @Nullable String agency) {
        Selection.of(query, AsOf.now());
        List<Instant> instants = instants(from, to, every);
        return transactions.run(
                caller,
                tx -> Selection.of(query, AsOf.now())
                        .mustBeIssued(tx)
                        .chain(() -> reach.agency(tx, agency))
                        .chain(one -> {
                            Course course = new Course(query, one);
                            return Multi.createFrom()
                                    .iterable(instants)
                                    .onItem()
                                    .transformToUniAndConcatenate(instant -> course.point(tx, instant))
                                    .collect()
                                    .asList();
                        })
                        .map(Trend::new));
    }

    private static List<Instant> instants(Instant from, Instant to, Duration every) {
        if (every.isNegative() || every.isZero() || to.isBefore(from)) {
            throw Problem.of(CommonProblem.INVALID, "A trend goes from an instant to a later one, in steps.")
                    .at("every", "is a duration such as P1D or PT12H")
                    .at("to", "is not before from");
        }
        if (Duration.between(from, to).dividedBy(every) >= MOST_POINTS) {
            throw Problem.of(CommonProblem.INVALID, "A trend has at most " + MOST_POINTS + " points.")
                    .at("every", "gives more than " + MOST_POINTS + " points from " + from + " to " + to);
        }
        List<Instant> instants = new ArrayList<>();
        for (Instant at = from; !at.isAfter(to); at = at.plus(every)) {
            instants.add(at);
        }
        return instants;
    }

    /** Goes from point to point, and keeps what each agency came to. */
    private static final class Course {
        private final ProductQuery query;
        private final Optional<String> agency;
        private final Map<String, Counted> counted = new TreeMap<>();
        private Map<String, List<UUID>> reports = Map.of();
        private boolean first = true;

        Course(ProductQuery query, Optional<String> agency) {
            this.query = query;
            this.agency = agency;
        }

        Uni<Trend.Point> point(Tx tx, Instant instant) {
            Map<String, ImmutableRoaringBitmap> before = new HashMap<>();
            return reports(tx, instant).chain(now -> {
                String[] changed = java.util.stream.Stream.concat(now.keySet().stream(), reports.keySet().stream())
                        .distinct()
                        .filter(each -> !Objects.equals(now.get(each), reports.get(each)))
                        .toArray(String[]::new);
                reports = now;
                for (String each : changed) {
                    Counted was = counted.remove(each);
                    before.put(each, was == null ? new MutableRoaringBitmap() : was.endpoints());
                }
                return count(tx, instant, changed).map(done -> told(instant, before));
            });
        }

        private Uni<Map<String, List<UUID>>> reports(Tx tx, Instant instant) {
            Where where = new Where();
            agency.ifPresent(slug -> where.and("c.agency = ?", slug));
            String sql = AsOf.of(instant).in(where, STATES) + where.clause() + " ORDER BY 1, 2";
            return tx.rows(sql, where.args()).map(rows -> {
                Map<String, List<UUID>> now = new HashMap<>();
                rows.forEach(row -> now.computeIfAbsent(row.getString(0), key -> new ArrayList<>())
                        .add(row.getUUID(1)));
                return now;
            });
        }

        private Uni<Void> count(Tx tx, Instant instant, String[] agencies) {
            if (agencies.length == 0) {
                return Uni.createFrom().voidItem();
            }
            Map<String, Tally> tallies = new HashMap<>();
            return Selection.of(query, AsOf.of(instant))
                    .among(agencies)
                    .each(tx, COLUMNS, "", row -> add(tallies, row))
                    .invoke(() -> tallies.forEach(
                            (key, tally) -> counted.put(key, new Counted(tally.counts(), tally.endpoints()))));
        }

        private static void add(Map<String, Tally> tallies, Row row) {
            tallies.computeIfAbsent(row.getString("agency"), key -> new Tally())
                    .add(row.getString("component") == null, Counting.bitmap(row), row.getLong("declared"));
        }

        private Trend.Point told(Instant instant, Map<String, ImmutableRoaringBitmap> before) {
            long cleaned = 0;
            long affected = 0;
            for (Map.Entry<String, ImmutableRoaringBitmap> each : before.entrySet()) {
                Counted now = counted.get(each.getKey());
                ImmutableRoaringBitmap endpoints = now == null ? new MutableRoaringBitmap() : now.endpoints();
                cleaned += ImmutableRoaringBitmap.andNotCardinality(each.getValue(), endpoints);
                affected += ImmutableRoaringBitmap.andNotCardinality(endpoints, each.getValue());
            }
            Counts total = counted.values().stream().map(Counted::counts).reduce(Counts.NONE, Counts::plus);
            boolean begins = first;
            first = false;
            return new Trend.Point(
                    instant,
                    total.enumerated(),
                    total.declared(),
                    total.bounds(),
                    counted.size(),
                    reports.size(),
                    begins ? null : cleaned,
                    begins ? null : affected);
        }
    }
}
