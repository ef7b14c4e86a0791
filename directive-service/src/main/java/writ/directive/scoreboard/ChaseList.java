package writ.directive.scoreboard;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.Directory;
import writ.directive.obligation.State;
import writ.kit.db.Sql;
import writ.kit.db.Tx;
import writ.kit.page.Page;
import writ.kit.page.PageToken;

/** Who is overdue now, by how much, and whom to call; the longest overdue first. */
@ApplicationScoped
class ChaseList {

    private static final String OVERDUE = """
            WITH overdue AS (
                SELECT o.id, o.agency, o.action, a.deliver, a.ordinal, o.occurrence, o.due_before, c.due_words, s.state
                FROM obligations o
                JOIN actions a ON a.directive = o.directive AND a.action = o.action
                JOIN occurrences c
                    ON c.directive = o.directive AND c.action = o.action AND c.occurrence = o.occurrence
                CROSS JOIN LATERAL obligation_state(o.id, o.due_before, $2, 'infinity') s
                WHERE o.directive = $1 AND o.due_before <= $2 AND s.overdue),
            agencies_page AS (
                SELECT agency, min(due_before) AS since FROM overdue GROUP BY agency
                HAVING $3::timestamptz IS NULL OR (min(due_before), agency) > ($3, $4::text)
                ORDER BY min(due_before), agency LIMIT $5)
            SELECT p.since, o.*, (SELECT max(f.at) FROM obligation_facts f
                                  WHERE f.obligation = o.id AND f.kind = 'reminderRequested') AS reminder_requested_at
            FROM agencies_page p JOIN overdue o ON o.agency = p.agency
            ORDER BY p.since, o.agency, o.due_before, o.ordinal""";

    private final Directory directory;
    private final String publicUrl;

    ChaseList(Directory directory, @ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.directory = directory;
        this.publicUrl = publicUrl;
    }

    private record After(OffsetDateTime since, String agency) {}

    private record Debt(String agency, Instant since, ChaseView.OverdueObligation overdue) {}

    /** @throws writ.kit.problem.Problem not-found, when the directive is not issued */
    Uni<Page<ChaseView>> of(Tx tx, String directive, @Nullable String pageToken, int limit) {
        After after =
                PageToken.read(pageToken, 2, key -> new After(Sql.at(Instant.parse(key.getFirst())), key.getLast()));
        return Issued.find(tx, directive)
                .chain(issued -> tx.list(
                                OVERDUE,
                                row -> debt(row, tx.now()),
                                directive,
                                Sql.at(tx.now()),
                                after == null ? null : after.since,
                                after == null ? null : after.agency,
                                limit + 1)
                        .chain(debts -> views(tx, LocalDate.ofInstant(tx.now(), ZoneId.of(issued.zone())), debts))
                        .map(views -> Page.of(views, limit, ChaseList::key)));
    }

    private Uni<List<ChaseView>> views(Tx tx, LocalDate today, List<Debt> debts) {
        List<String> agencies = debts.stream().map(Debt::agency).distinct().toList();
        Map<String, List<ChaseView.OverdueObligation>> byAgency = debts.stream()
                .collect(Collectors.groupingBy(
                        Debt::agency, Collectors.mapping(Debt::overdue, Collectors.toUnmodifiableList())));
        return directory
                .entries(tx, agencies, today)
                .map(entries -> agencies.stream()
                        .map(agency -> view(entries.get(agency), agency, byAgency.getOrDefault(agency, List.of())))
                        .toList());
    }

    private static ChaseView view(
            Directory.@Nullable Entry entry, String agency, List<ChaseView.OverdueObligation> overdue) {
        return entry == null
                ? new ChaseView(agency, agency, overdue, List.of())
                : new ChaseView(agency, entry.name(), overdue, entry.contacts());
    }

    private Debt debt(Row row, Instant now) {
        Instant dueBefore = Sql.instant(row, "due_before");
        Duration by = Duration.between(dueBefore, now);
        return new Debt(
                row.getString("agency"),
                Sql.instant(row, "since"),
                new ChaseView.OverdueObligation(
                        row.getUUID("id"),
                        row.getString("action"),
                        row.getString("deliver"),
                        row.getInteger("occurrence"),
                        dueBefore,
                        row.getString("due_words"),
                        State.of(row.getString("state")),
                        by.toString(),
                        ChaseView.words(by),
                        Sql.instantOrNull(row, "reminder_requested_at"),
                        publicUrl + "/obligations/" + row.getUUID("id")));
    }

    private static Object[] key(ChaseView last) {
        return new Object[] {last.overdue().getFirst().dueBefore(), last.agency()};
    }
}
