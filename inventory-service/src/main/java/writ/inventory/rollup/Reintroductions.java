package writ.inventory.rollup;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import writ.inventory.holding.CurrentReport;
import writ.inventory.match.EffectiveDecisions;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.feed.NewEvent;
import writ.kit.feed.Outbox;

/** Tells an agency that a product of a directive is there again, which its reports had shown gone. */
@ApplicationScoped
public class Reintroductions {
    private static final int TOLD = 100;

    // The last report that had the product, of those that are not withdrawn, and the one after it: without them the
    // product was never known to be there, or to be gone.
    private static final String BACK = """
            WITH matched AS MATERIALIZED (
                SELECT d.directive, h.product, coalesce(n.supplier, p.supplier) AS supplier,
                       coalesce(n.name, p.product) AS name, coalesce(n.version, p.version) AS version
                FROM (SELECT $1::text AS agency, $2::text AS component, b.product FROM unnest($3::bigint[]) AS b(product)) h
                JOIN products p ON p.id = h.product""" + EffectiveDecisions.OF_HOLDING + ProductView.OWN + """

                WHERE d.verdict = 'matched'),
            spoken AS MATERIALIZED (
                SELECT r.id, r.as_of, r.place, r.state FROM reports r
                WHERE r.agency = $1 AND coalesce(r.component, '') = coalesce($2, '') AND r.id <> $4
                  AND NOT EXISTS (SELECT FROM report_withdrawals w WHERE w.agency = r.agency AND w.report = r.id)),
            gone AS (
                SELECT m.product, l.id AS last_report, l.as_of AS last_as_of, g.as_of AS gone_since
                FROM (SELECT DISTINCT product FROM matched) m
                CROSS JOIN LATERAL (
                    SELECT s.id, s.as_of, s.place FROM holdings x
                    JOIN spoken s ON s.state >= x.since AND (x.until IS NULL OR s.state < x.until)
                    WHERE x.agency = $1 AND x.component = coalesce($2, '') AND x.product = m.product
                    ORDER BY s.as_of DESC, s.place DESC LIMIT 1) l
                CROSS JOIN LATERAL (
                    SELECT s.as_of FROM spoken s WHERE (s.as_of, s.place) > (l.as_of, l.place)
                    ORDER BY s.as_of, s.place LIMIT 1) g)
            SELECT * FROM (
                SELECT m.directive, m.supplier, m.name, m.version, g.last_report, g.last_as_of, g.gone_since,
                       count(*) OVER (PARTITION BY m.directive) AS count,
                       row_number() OVER (PARTITION BY m.directive ORDER BY m.supplier, m.name, m.version, m.product) AS n
                FROM matched m JOIN gone g ON g.product = m.product) each
            WHERE n <= $5 ORDER BY directive, n""";

    private final Outbox outbox;

    Reintroductions(Outbox outbox) {
        this.outbox = outbox;
    }

    /**
     * A product in the words of its agency.
     *
     * @param lastReport the last one that had it
     * @param goneSince as of the report after that one, which had it no more
     */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Back(
            String supplier,
            String product,
            @Nullable String version,
            UUID lastReport,
            Instant lastAsOf,
            Instant goneSince) {

        static Back read(Row row) {
            return new Back(
                    row.getString("supplier"),
                    row.getString("name"),
                    row.getString("version"),
                    row.getUUID("last_report"),
                    Sql.instant(row, "last_as_of"),
                    Sql.instant(row, "gone_since"));
        }
    }

    /** @param products some of them, by name; count is of all */
    @RegisterForReflection
    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record Data(
            String agency,
            @Nullable String component,
            String directive,
            UUID report,
            Instant asOf,
            long count,
            List<Back> products) {}

    private record Found(String directive, long count, Back product) {

        static Found read(Row row) {
            return new Found(row.getString("directive"), row.getLong("count"), Back.read(row));
        }
    }

    /**
     * One event for each directive that is about any of them; the catalogue must be shared or held.
     *
     * @param report which speaks for its agency or component from now on
     * @param again products that it has, the state before had not, and one before that may have had
     */
    public Uni<Void> tell(Tx tx, CurrentReport report, List<Long> again) {
        return again.isEmpty()
                ? Uni.createFrom().voidItem()
                : tx.list(
                                BACK,
                                Found::read,
                                report.agency(),
                                report.component(),
                                again.toArray(Long[]::new),
                                report.report(),
                                TOLD)
                        .chain(rows -> outbox.append(tx, events(report, rows)));
    }

    private static List<NewEvent> events(CurrentReport report, List<Found> rows) {
        Map<String, List<Found>> byDirective =
                rows.stream().collect(Collectors.groupingBy(Found::directive, LinkedHashMap::new, Collectors.toList()));
        return byDirective.entrySet().stream()
                .map(each -> new NewEvent(
                        "dev.writ.finding.reintroduced",
                        report.report().toString(),
                        report.agency(),
                        new Data(
                                report.agency(),
                                report.component(),
                                each.getKey(),
                                report.report(),
                                report.asOf(),
                                each.getValue().getFirst().count(),
                                each.getValue().stream().map(Found::product).toList())))
                .toList();
    }
}
