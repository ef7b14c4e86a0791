package writ.directive.agency;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import writ.directive.agency.AgencyFile.Fact;
import writ.kit.caller.Caller;
import writ.kit.db.Sql;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.feed.Outbox;
import writ.kit.ready.Seeding;

/**
 * Puts the reviewed agencies into the database, each once: an agency that is there already is left as it is, so that
 * a start, a restart and several replicas starting at once come to the same. A correction comes with a migration.
 */
@ApplicationScoped
class AgencySeeds {

    private static final String ONE_REPLICA_AT_A_TIME = "SELECT pg_advisory_xact_lock(hashtext('writ:agency-seeds'))";

    private static final String AGENCIES = """
            INSERT INTO agencies (agency, category, acronym)
            SELECT c.agency, c.category, c.acronym FROM unnest($1::text[], $2::text[], $3::text[])
                AS c(agency, category, acronym)
            ORDER BY c.agency ON CONFLICT DO NOTHING RETURNING agency""";
    private static final String NAMES = """
            INSERT INTO agency_names (agency, kind, name, key, valid_from, valid_until)
            SELECT n.agency, n.kind, n.name, n.key, n.valid_from, n.valid_until
            FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::date[], $7::date[])
                AS n(agency, kind, name, key, valid_from, valid_until)
            WHERE n.agency = ANY($1) ORDER BY n.key""";
    private static final String COMPONENTS = """
            INSERT INTO components (agency, component, name)
            SELECT c.agency, c.component, c.name FROM unnest($2::text[], $3::text[], $4::text[])
                AS c(agency, component, name)
            WHERE c.agency = ANY($1) ORDER BY c.agency, c.component""";
    private static final String CONTACTS = """
            INSERT INTO contacts (agency, role, name, email)
            SELECT a.agency, r.role, a.acronym || ' ' || r.title, r.role || '@' || a.agency || '.example'
            FROM agencies a CROSS JOIN (VALUES
                ('lead-poc', 'lead point of contact'), ('backup-poc', 'backup point of contact'),
                ('cio', 'Chief Information Officer'), ('ciso', 'Chief Information Security Officer'),
                ('saorm', 'Senior Accountable Official for Risk Management')) AS r(role, title)
            WHERE a.agency = ANY($1) ORDER BY a.agency, r.role""";

    private final Transactions transactions;
    private final Outbox outbox;
    private final Seeding seeding;

    AgencySeeds(Transactions transactions, Outbox outbox, Seeding seeding) {
        this.transactions = transactions;
        this.outbox = outbox;
        this.seeding = seeding;
    }

    void atStart(@Observes @Priority(Seeding.FIRST) StartupEvent event) {
        seeding.plant("agencies", () -> plant(AgencyFile.read()));
    }

    /** Adds the agencies that are not there yet; answers how many. */
    Uni<Integer> plant(List<Fact> facts) {
        return transactions.run(
                Caller.system("agency-seeds"),
                tx -> tx.update(ONE_REPLICA_AT_A_TIME)
                        .chain(() -> agencies(tx, facts))
                        .chain(added -> added.isEmpty()
                                ? Uni.createFrom().item(0)
                                : describe(tx, facts, added.toArray(String[]::new))));
    }

    private static Uni<List<String>> agencies(Tx tx, List<Fact> facts) {
        List<Fact> categories = of(facts, "category");
        return tx.list(
                AGENCIES,
                row -> row.getString("agency"),
                column(categories, Fact::agency),
                column(categories, Fact::value),
                column(of(facts, "acronym"), Fact::value));
    }

    private Uni<Integer> describe(Tx tx, List<Fact> facts, String[] added) {
        List<Fact> names = facts.stream()
                .filter(fact -> fact.fact().equals("name") || fact.fact().equals("alias"))
                .toList();
        List<Fact> components = of(facts, "component");
        return tx.update(
                        NAMES,
                        added,
                        column(names, Fact::agency),
                        column(names, Fact::fact),
                        column(names, Fact::value),
                        column(names, fact -> AgencyKey.of(fact.value())),
                        dates(names, Fact::from),
                        dates(names, Fact::until))
                .chain(() -> tx.update(
                        COMPONENTS,
                        added,
                        column(components, Fact::agency),
                        column(components, Fact::slug),
                        column(components, Fact::value)))
                .chain(() -> tx.update(CONTACTS, (Object) added))
                .chain(() -> outbox.appendSelected(
                        tx, AgencySql.CHANGED, AgencyRepository.today(tx), Sql.at(tx.now()), added));
    }

    private static List<Fact> of(List<Fact> facts, String kind) {
        return facts.stream().filter(fact -> fact.fact().equals(kind)).toList();
    }

    private static String[] column(List<Fact> facts, Function<Fact, String> value) {
        return facts.stream().map(value).toArray(String[]::new);
    }

    private static @Nullable LocalDate[] dates(List<Fact> facts, Function<Fact, @Nullable String> value) {
        @Nullable LocalDate[] dates = new @Nullable LocalDate[facts.size()];
        for (int i = 0; i < dates.length; i++) {
            String date = value.apply(facts.get(i));
            dates[i] = date == null ? null : LocalDate.parse(date);
        }
        return dates;
    }
}
