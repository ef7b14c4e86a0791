package writ.inventory;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.roaringbitmap.RoaringBitmap;
import writ.inventory.holding.AgencyProducts;
import writ.inventory.holding.CurrentReport;
import writ.inventory.holding.CurrentReports;
import writ.inventory.holding.EndpointNumbers;
import writ.inventory.holding.Holding;
import writ.inventory.holding.Holdings;
import writ.inventory.holding.Reporter;
import writ.inventory.match.Catalogue;
import writ.inventory.product.Minted;
import writ.inventory.product.ProductName;
import writ.kit.caller.Caller;
import writ.kit.caller.Roles;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.feed.FeedEvent;
import writ.kit.feed.FeedHandler;
import writ.kit.testing.Database;

/** Sets up what other services and reports bring, past HTTP, for tests of what is made of it. */
@ApplicationScoped
public class Inventory {
    private static final Caller SYSTEM = Caller.system("test");
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Transactions transactions;
    private final Catalogue catalogue;
    private final EndpointNumbers numbers;
    private final Holdings holdings;
    private final AgencyProducts named;
    private final CurrentReports current;
    private final FeedHandler inbox;
    private final ObjectMapper json;

    Inventory(
            Transactions transactions,
            Catalogue catalogue,
            EndpointNumbers numbers,
            Holdings holdings,
            AgencyProducts named,
            CurrentReports current,
            FeedHandler inbox,
            ObjectMapper json) {
        this.transactions = transactions;
        this.catalogue = catalogue;
        this.numbers = numbers;
        this.holdings = holdings;
        this.named = named;
        this.current = current;
        this.inbox = inbox;
        this.json = json;
    }

    public static void empty() {
        sql(
                "TRUNCATE products, name_starts, scopes, match_decisions, match_rules, match_rule_ends, ruled_products, holdings, reporters, current_reports, endpoints, endpoint_counters,"
                        + " agency_products, agencies, components, uploads, resumable_uploads, refused_reports, endpoint_totals, inapplicabilities, report_chunks, reports, report_refusals, report_withdrawals, outbox, events"
                        + " RESTART IDENTITY CASCADE");
    }

    public void agency(String agency, String name, String... components) {
        List<String> slugs = new ArrayList<>();
        for (String component : components) {
            slugs.add("{\"slug\": \"" + component + "\", \"name\": \"The " + component + "\"}");
        }
        feed("dev.writ.agency.changed", """
                {"agency": "%s", "name": "%s", "acronym": "%s", "aliases": ["Old %s"], "components": %s, "contacts": []}""".formatted(
                        agency, name, agency.toUpperCase(java.util.Locale.ROOT), agency, slugs));
    }

    public void issue(String directive, int version, String scope) {
        issue(directive, version, scope, "{}");
    }

    /** @param quality the directive's own thresholds for reports */
    public void issue(String directive, int version, String scope, String quality) {
        feed("dev.writ.directive.issued", """
                {"directive": "%s", "id": "%s", "version": %d, "issuedAt": "2017-09-13T13:00:00Z", "scope": %s, "quality": %s}""".formatted(directive, directive, version, scope, quality));
    }

    /** Applies one event of directive-service's feed. */
    public void feed(String type, String data) {
        FeedEvent event = new FeedEvent(
                UUID.randomUUID().toString(), "/v1/directive-events", type, "any", Instant.EPOCH, tree(data));
        run(tx -> inbox.apply(tx, List.of(event)));
    }

    public Minted mint(Collection<ProductName> names) {
        return catalogue.mint(SYSTEM, names).await().atMost(PATIENCE);
    }

    /** A report that is the current one of its agency and component; what is there is said by {@link Has}. */
    public UUID report(String agency, String component, Instant asOf, Has... has) {
        UUID report = UUID.randomUUID();
        Minted minted = mint(List.of(has).stream().map(Has::product).toList());
        Map<Long, Holding> byProduct = new HashMap<>();
        for (Has each : has) {
            byProduct.put(minted.ids().get(each.product()), holding(agency, each));
        }
        Map<Long, ProductName> spelled = new HashMap<>();
        for (Has each : has) {
            spelled.put(minted.ids().get(each.product()), each.product());
        }
        Reporter reporter = new Reporter(agency, component);
        run(tx -> named.name(tx, agency, component, spelled)
                .chain(fresh -> holdings.compare(tx, reporter, byProduct)
                        .chain(different -> holdings.append(tx, reporter, different, Set.copyOf(fresh))))
                .chain(() -> current.point(
                        tx, new CurrentReport(report, agency, component, asOf, asOf, "full scan", 90L, 100L))));
        return report;
    }

    /** A product as a report has it: on named endpoints, on a number of them, or there and no more. */
    public record Has(ProductName product, List<String> endpoints, Long declared) {
        public static Has on(String supplier, String product, String... endpoints) {
            return new Has(new ProductName(supplier, product, null, null, null), List.of(endpoints), null);
        }

        public static Has declared(String supplier, String product, long count) {
            return new Has(new ProductName(supplier, product, null, null, null), List.of(), count);
        }

        public static Has present(String supplier, String product) {
            return new Has(new ProductName(supplier, product, null, null, null), List.of(), null);
        }
    }

    private Holding holding(String agency, Has has) {
        if (has.declared() != null) {
            return new Holding.Declared(has.declared());
        }
        if (has.endpoints().isEmpty()) {
            return new Holding.Present();
        }
        RoaringBitmap endpoints = new RoaringBitmap();
        numbers.mint(SYSTEM, agency, has.endpoints())
                .await()
                .atMost(PATIENCE)
                .values()
                .forEach(endpoints::add);
        return new Holding.Enumerated(endpoints);
    }

    public <T> T run(Function<Tx, Uni<T>> work) {
        return runAs(SYSTEM, work);
    }

    public <T> T runAs(Caller caller, Function<Tx, Uni<T>> work) {
        return transactions.run(caller, work).await().atMost(PATIENCE);
    }

    /** Who reports for a component. */
    public static Caller component(String agency, String component) {
        return new Caller("reporter", "Reporter", Set.of(Roles.COMPONENT_REPORTER), agency, component, null);
    }

    public static void sql(String statement) {
        try (Connection connection = Database.superuser();
                Statement run = connection.createStatement()) {
            run.execute("SET search_path = inventory");
            run.execute(statement);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The rows of a query, their columns joined by " | ". */
    public static List<String> rows(String query) {
        try (Connection connection = Database.superuser();
                Statement run = connection.createStatement()) {
            run.execute("SET search_path = inventory");
            List<String> rows = new ArrayList<>();
            try (ResultSet result = run.executeQuery(query)) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    List<String> row = new ArrayList<>();
                    for (int i = 1; i <= columns; i++) {
                        row.add(result.getString(i));
                    }
                    rows.add(
                            String.join(" | ", row.stream().map(String::valueOf).toList()));
                }
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonNode tree(String text) {
        try {
            return json.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }
}
