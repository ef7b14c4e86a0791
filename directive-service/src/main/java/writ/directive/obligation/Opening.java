package writ.directive.obligation;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Agencies.Member;
import writ.directive.deadline.Occurrence;
import writ.directive.deadline.Words;
import writ.directive.directive.DirectiveDocument;
import writ.directive.directive.Preview;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;

/** Opens obligations: for all agencies, actions and occurrences in one statement. */
@ApplicationScoped
class Opening {

    private static final String ISSUANCE = """
            INSERT INTO issuances (directive, directive_id, title, zone, handling, issued_on, confirmed, confirmed_by)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String ACTIONS = """
            INSERT INTO actions (directive, ordinal, action, deliver, attested, audience, unless_nil, until_state,
                                 last_occurrence, extend_at)
            SELECT $1, a.n, a.action, a.deliver, a.attested, a.audience, a.unless_nil, a.until_state,
                   a.last_occurrence, a.extend_at
            FROM unnest($2::text[], $3::text[], $4::boolean[], $5::text[], $6::text[], $7::text[],
                                          $8::int[], $9::timestamptz[]) WITH ORDINALITY
                AS a(action, deliver, attested, audience, unless_nil, until_state, last_occurrence, extend_at, n)
            """;

    private static final String BINDINGS = """
            INSERT INTO bindings (agency, directive, audiences, bound_at, recorded_at)
            SELECT m.agency, $1, array_agg(m.audience), $4, $5
            FROM unnest($2::text[], $3::text[]) AS m(agency, audience)
            GROUP BY m.agency ORDER BY m.agency
            """;

    static final String OCCURRENCES = """
            INSERT INTO occurrences (directive, action, occurrence, opens_at, due_before, due_words, stated,
                                     explanation, computed, override_reason, confirmed_by, recorded_at)
            SELECT $1, c.*, $11, $12 FROM unnest($2::text[], $3::int[], $4::timestamptz[], $5::timestamptz[],
                $6::text[], $7::text[], $8::text[], $9::timestamptz[], $10::text[]) AS c
            """;

    /** What is owed is owed, and known, since the agency is bound, however much later a series is extended. */
    static final String OBLIGATIONS = """
            INSERT INTO obligations (agency, directive, action, occurrence, due_before, opened_at, recorded_at)
            SELECT b.agency, c.directive, c.action, c.occurrence, c.due_before, b.bound_at, b.recorded_at
            FROM bindings b
            JOIN actions a ON a.directive = b.directive AND (a.audience IS NULL OR a.audience = ANY (b.audiences))
            JOIN occurrences c ON c.directive = a.directive AND c.action = a.action
            WHERE b.directive = $1 AND ($2::text IS NULL OR (c.action = $2 AND c.occurrence > $3))
            ORDER BY b.agency, a.ordinal, c.occurrence
            """;

    private final Outbox outbox;

    Opening(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Records an issuance and opens what it demands; answers how many obligations. */
    Uni<Integer> issue(Tx tx, DirectiveDocument document, Preview preview, List<PlannedAction> plan, Instant issuedAt) {
        return tx.update(
                        ISSUANCE,
                        document.name(),
                        document.id(),
                        document.title(),
                        document.zone().getId(),
                        document.handling(),
                        document.issued(),
                        preview.etag(),
                        tx.caller().name())
                .chain(() -> tx.update(ACTIONS, actions(document, plan)))
                .chain(() -> tx.update(
                        BINDINGS,
                        document.name(),
                        preview.members().stream().map(Member::agency).toArray(String[]::new),
                        preview.members().stream().map(Member::audience).toArray(String[]::new),
                        Sql.at(issuedAt),
                        Sql.at(tx.now())))
                .chain(() -> occurrences(tx, document, plan, tx.caller().name(), tx.now()))
                .chain(() -> tx.update(OBLIGATIONS, document.name(), null, null));
    }

    /** Appends one event for each obligation of a directive just issued. */
    Uni<Integer> tellAll(Tx tx, String directive) {
        return outbox.appendSelected(tx, FactSql.ALL_OPENED, directive, Sql.at(tx.now()));
    }

    /** Records occurrences that were confirmed, with their rule, at issuance, which was recorded at {@code recordedAt}. */
    Uni<Integer> occurrences(
            Tx tx, DirectiveDocument document, List<PlannedAction> plan, String confirmedBy, Instant recordedAt) {
        List<Confirmed> rows = new ArrayList<>();
        plan.forEach(planned -> planned.reach()
                .occurrences()
                .forEach(occurrence -> rows.add(Confirmed.of(planned, occurrence, document.zone()))));
        return tx.update(
                OCCURRENCES,
                document.name(),
                rows.stream().map(Confirmed::action).toArray(String[]::new),
                rows.stream().map(row -> row.computed.occurrence()).toArray(Integer[]::new),
                rows.stream().map(row -> Sql.atOrNull(row.computed.opensAt())).toArray(OffsetDateTime[]::new),
                rows.stream().map(row -> Sql.atOrNull(row.dueBefore)).toArray(OffsetDateTime[]::new),
                rows.stream().map(Confirmed::words).toArray(String[]::new),
                rows.stream().map(row -> row.computed.stated()).toArray(String[]::new),
                rows.stream().map(row -> row.computed.because()).toArray(String[]::new),
                rows.stream().map(row -> Sql.atOrNull(row.computed.dueBefore())).toArray(OffsetDateTime[]::new),
                rows.stream().map(Confirmed::overrideReason).toArray(String[]::new),
                confirmedBy,
                Sql.at(recordedAt));
    }

    private record Confirmed(
            String action,
            Occurrence computed,
            @Nullable Instant dueBefore,
            String words,
            @Nullable String overrideReason) {

        static Confirmed of(PlannedAction planned, Occurrence occurrence, ZoneId zone) {
            Instant due = planned.dueBefore(occurrence);
            String words = due == null || due.equals(occurrence.dueBefore()) ? occurrence.due() : Words.due(due, zone);
            return new Confirmed(planned.action().id(), occurrence, due, words, planned.overrideReason(occurrence));
        }
    }

    private static @Nullable Object[] actions(DirectiveDocument document, List<PlannedAction> plan) {
        return new @Nullable Object[] {
            document.name(),
            plan.stream().map(planned -> planned.action().id()).toArray(String[]::new),
            plan.stream().map(planned -> planned.action().deliver()).toArray(String[]::new),
            plan.stream().map(planned -> planned.action().attest()).toArray(Boolean[]::new),
            plan.stream().map(planned -> planned.action().audience()).toArray(String[]::new),
            plan.stream().map(planned -> planned.action().unlessNil()).toArray(String[]::new),
            plan.stream().map(PlannedAction::untilState).toArray(String[]::new),
            plan.stream().map(PlannedAction::lastOccurrence).toArray(Integer[]::new),
            plan.stream()
                    .map(planned -> Sql.atOrNull(planned.reach().extendAt()))
                    .toArray(OffsetDateTime[]::new)
        };
    }
}
