package writ.directive.obligation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Stream;
import writ.kit.db.Sql;
import writ.kit.db.Tx;

/** Keeps what inventory-service tells of reports, and says what of it matters to an obligation. */
@ApplicationScoped
public class ReportNotices {

    private static final String RECORD = """
            INSERT INTO report_notices (agency, component, kind, report, directive, as_of, at, data, event, recorded_at)
            SELECT u.agency, u.component, u.kind, u.report, u.directive, u.as_of, u.at, u.data::jsonb, u.event, $10
            FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::timestamptz[], $7::timestamptz[],
                        $8::text[], $9::text[]) WITH ORDINALITY
                AS u(agency, component, kind, report, directive, as_of, at, data, event, n)
            ORDER BY n
            ON CONFLICT (event) DO NOTHING
            """;

    /** In both times: $1 the agency, $2 as of, $3 known at. */
    private static final String PARTS = """
            WITH told AS NOT MATERIALIZED (
                SELECT id, component, coalesce(component, '') AS part, kind, report, directive, as_of, at, data
                FROM report_notices WHERE agency = $1 AND at <= $2 AND recorded_at <= $3),
            parts AS (SELECT '' AS part UNION ALL SELECT component FROM components WHERE agency = $1)
            """;

    private static final String NOT_WITHDRAWN = """
            NOT EXISTS (SELECT FROM report_notices w WHERE w.agency = $1 AND w.kind = 'withdrawn' AND w.report = r.report
                            AND w.at <= $2 AND w.recorded_at <= $3)""";

    /** Marks by the service's thresholds are left out where the directive, $4, has its own. */
    private static final String NEWEST = PARTS + """
            SELECT n.component, n.report, n.as_of, n.at,
                   (SELECT coalesce(jsonb_agg(m.mark ORDER BY m.n), '[]')
                    FROM jsonb_array_elements(n.data->'marks') WITH ORDINALITY AS m(mark, n)
                    WHERE m.mark->>'directive' = $4
                       OR m.mark->>'directive' IS NULL AND NOT EXISTS (
                            SELECT FROM directive_issues i
                            JOIN directive_versions v ON v.directive = i.directive AND v.version = i.version
                            WHERE i.directive = $4 AND v.document #> ARRAY['spec', 'quality', m.mark->>'measure'] IS NOT NULL)
                   )::text AS items
            FROM parts p
            CROSS JOIN LATERAL (SELECT r.* FROM told r WHERE r.part = p.part AND r.kind = 'received' AND\s""" + NOT_WITHDRAWN + """

                                ORDER BY r.as_of DESC, r.id DESC LIMIT 1) n
            ORDER BY p.part
            """;

    private static final String REFUSED = PARTS + """
            SELECT n.component, n.at, n.data->>'reason' AS reason
            FROM parts p
            CROSS JOIN LATERAL (SELECT r.* FROM told r WHERE r.part = p.part AND r.kind = 'refused'
                                ORDER BY r.id DESC LIMIT 1) n
            WHERE NOT EXISTS (SELECT FROM told r WHERE r.part = p.part AND r.kind = 'received' AND r.id > n.id)
            ORDER BY p.part
            """;

    private static final String REINTRODUCED = """
            SELECT r.component, r.report, r.as_of, r.at, (r.data->>'count')::bigint AS count,
                   (r.data->'products')::text AS items
            FROM report_notices r
            WHERE r.agency = $1 AND r.at <= $2 AND r.recorded_at <= $3 AND r.directive = $4 AND r.kind = 'reintroduced'
                AND\s""" + NOT_WITHDRAWN + """

            ORDER BY r.id DESC LIMIT 20
            """;

    private final ObjectMapper json;

    ReportNotices(ObjectMapper json) {
        this.json = json;
    }

    /** Keeps them in the order given; one that comes again is passed over. */
    public Uni<Void> record(Tx tx, List<ReportNotice> notices) {
        if (notices.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Stream<OffsetDateTime> asOf = notices.stream().map(notice -> Sql.atOrNull(notice.asOf()));
        return tx.update(
                        RECORD,
                        notices.stream().map(ReportNotice::agency).toArray(String[]::new),
                        notices.stream().map(ReportNotice::component).toArray(String[]::new),
                        notices.stream().map(ReportNotice::kind).toArray(String[]::new),
                        notices.stream().map(ReportNotice::report).toArray(String[]::new),
                        notices.stream().map(ReportNotice::directive).toArray(String[]::new),
                        asOf.toArray(OffsetDateTime[]::new),
                        notices.stream().map(notice -> Sql.at(notice.at())).toArray(OffsetDateTime[]::new),
                        notices.stream().map(notice -> notice.data().toString()).toArray(String[]::new),
                        notices.stream().map(ReportNotice::event).toArray(String[]::new),
                        Sql.at(tx.now()))
                .replaceWithVoid();
    }

    /** As it was true at an instant, by what was recorded until another. */
    public Uni<Reporting> of(Tx tx, String agency, String directive, Instant asOf, Instant knownAt) {
        OffsetDateTime at = Sql.at(asOf);
        OffsetDateTime known = Sql.at(knownAt);
        return tx.list(NEWEST, this::newest, agency, at, known, directive)
                .chain(newest -> tx.list(REFUSED, ReportNotices::refused, agency, at, known)
                        .chain(refused -> tx.list(REINTRODUCED, this::reintroduced, agency, at, known, directive)
                                .map(back -> new Reporting(newest, refused, back))));
    }

    private Reporting.NewestReport newest(Row row) {
        return new Reporting.NewestReport(
                row.getString("component"),
                row.getString("report"),
                Sql.instant(row, "as_of"),
                Sql.instant(row, "at"),
                items(row, new TypeReference<List<Reporting.QualityMark>>() {}));
    }

    private static Reporting.RefusedFile refused(Row row) {
        return new Reporting.RefusedFile(row.getString("component"), Sql.instant(row, "at"), row.getString("reason"));
    }

    private Reporting.Reintroduction reintroduced(Row row) {
        return new Reporting.Reintroduction(
                row.getString("component"),
                row.getString("report"),
                Sql.instantOrNull(row, "as_of"),
                Sql.instant(row, "at"),
                row.getLong("count"),
                items(row, new TypeReference<List<Reporting.ReturnedProduct>>() {}));
    }

    private <T> List<T> items(Row row, TypeReference<List<T>> type) {
        try {
            return json.readValue(row.getString("items"), type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("kept JSON cannot be read", e);
        }
    }
}
