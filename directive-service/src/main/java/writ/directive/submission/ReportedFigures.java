package writ.directive.submission;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import writ.directive.obligation.Duty;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;

/** What agencies' current inventory reports say about the products of each directive. */
@ApplicationScoped
class ReportedFigures {

    /**
     * In the order of the feed: a change is never earlier than the one it replaces. Reports are told with their figures
     * for every directive that is issued; those that bind the agency are kept. Equal figures are kept too: an event that
     * left no row would be taken for a new one when the feed is read again.
     */
    private static final String RECORD = """
            WITH told AS (
                SELECT c.*, i.zone, i.issued_on, x.at AS last_at
                FROM (SELECT u.agency, u.directive, u.at, u.as_of, u.found, u.figures::jsonb AS figures, u.event, u.n
                      FROM unnest($1::text[], $2::text[], $3::timestamptz[], $4::timestamptz[], $5::boolean[],
                                  $6::text[], $7::text[]) WITH ORDINALITY
                          AS u(agency, directive, at, as_of, found, figures, event, n)) c
                JOIN bindings b ON b.agency = c.agency AND b.directive = c.directive
                JOIN issuances i ON i.directive = c.directive
                LEFT JOIN LATERAL (SELECT f.at FROM agency_figures f
                                   WHERE f.agency = c.agency AND f.directive = c.directive
                                   ORDER BY f.at DESC, f.id DESC LIMIT 1) x ON true)
            INSERT INTO agency_figures (agency, directive, at, recorded_at, as_of, answers, found, figures, event)
            SELECT agency, directive, greatest(max(at) OVER (PARTITION BY agency, directive ORDER BY n), last_at), $8,
                   as_of, coalesce((as_of AT TIME ZONE zone)::date >= issued_on, false), found, figures, event
            FROM told
            ORDER BY n
            ON CONFLICT (event, agency, directive) DO NOTHING
            """;

    private static final String NEWEST = """
            SELECT at, as_of, answers, found, figures::text AS figures FROM agency_figures
            WHERE agency = $1 AND directive = $2 ORDER BY at DESC, id DESC LIMIT 1
            """;

    private final ObjectMapper json;

    ReportedFigures(ObjectMapper json) {
        this.json = json;
    }

    /** An event's figures for one directive. */
    record Change(
            String agency,
            String directive,
            Instant at,
            @Nullable Instant asOf,
            boolean found,
            JsonNode figures,
            String event) {

        static List<Change> of(FeedEvent event) {
            return switch (event.type()) {
                case "dev.writ.report.received", "dev.writ.report.withdrawn" ->
                    StreamSupport.stream(event.data().path("findings").spliterator(), false)
                            .flatMap(finding -> of(event, finding).stream())
                            .toList();
                case "dev.writ.findings.changed" ->
                    of(event, event.data()).stream().toList();
                default -> List.of();
            };
        }

        private static Optional<Change> of(FeedEvent event, JsonNode finding) {
            JsonNode figures = finding.path("figures");
            if (!figures.isObject()) {
                return Optional.empty();
            }
            String asOf = figures.path("asOf").asText("");
            return Optional.of(new Change(
                    event.data().path("agency").asText(),
                    finding.path("directive").asText(),
                    event.time(),
                    asOf.isEmpty() ? null : Instant.parse(asOf),
                    shows(figures),
                    figures,
                    event.id()));
        }
    }

    /** Products are shown by a count, or, where a report only says that they are there, by the lower bound. */
    private static boolean shows(JsonNode figures) {
        return figures.path("enumerated").asLong() > 0
                || figures.path("declared").asLong() > 0
                || figures.path("bounds").path("atLeast").asLong() > 0;
    }

    /**
     * What the newest reports say.
     *
     * @param asOf as of when, null when no report is left
     * @param answers they are as of the day of issue or later, so they fill drafts
     * @param found they show products of the directive
     */
    record Newest(Instant at, @Nullable Instant asOf, boolean answers, boolean found, ObjectNode figures) {

        /** How many products may be what the directive is about, which nobody has decided; they are in no count. */
        long possible() {
            return figures.path("possible").asLong();
        }
    }

    Uni<Void> record(Tx tx, List<Change> changes) {
        if (changes.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Stream<OffsetDateTime> asOf = changes.stream().map(change -> Sql.atOrNull(change.asOf()));
        return tx.update(
                        RECORD,
                        changes.stream().map(Change::agency).toArray(String[]::new),
                        changes.stream().map(Change::directive).toArray(String[]::new),
                        changes.stream().map(change -> Sql.at(change.at())).toArray(OffsetDateTime[]::new),
                        asOf.toArray(OffsetDateTime[]::new),
                        changes.stream().map(Change::found).toArray(Boolean[]::new),
                        changes.stream()
                                .map(change -> change.figures().toString())
                                .toArray(String[]::new),
                        changes.stream().map(Change::event).toArray(String[]::new),
                        Sql.at(tx.now()))
                .replaceWithVoid();
    }

    Uni<Optional<Newest>> newest(Tx tx, Duty duty) {
        return tx.first(NEWEST, this::newest, duty.agency(), duty.directive());
    }

    private Newest newest(Row row) {
        return new Newest(
                Sql.instant(row, "at"),
                Sql.instantOrNull(row, "as_of"),
                row.getBoolean("answers"),
                row.getBoolean("found"),
                Json.object(json, row.getString("figures")));
    }
}
