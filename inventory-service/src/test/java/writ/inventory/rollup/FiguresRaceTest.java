package writ.inventory.rollup;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import writ.inventory.Inventory;
import writ.inventory.holding.CurrentReport;
import writ.inventory.holding.CurrentReports;
import writ.inventory.holding.Holding;
import writ.inventory.holding.Holdings;
import writ.inventory.holding.Reporter;
import writ.inventory.match.Kaspersky;
import writ.inventory.product.ProductName;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class FiguresRaceTest {
    private static final int REPORTERS = 5;
    private static final int REPORTS = 40;
    private static final int DIRECTIVES = 40;

    @Inject
    Inventory inventory;

    @Inject
    Holdings holdings;

    @Inject
    CurrentReports current;

    @Inject
    Figures figures;

    /** What one report's own figures said. */
    private record Told(UUID report, String agency, Set<String> directives) {}

    @BeforeEach
    void begin() {
        Inventory.empty();
    }

    @RepeatedTest(2)
    void eachScopeIsInAReportsFiguresOrAnnouncedAfterIt() throws Exception {
        long product = inventory
                .mint(List.of(new ProductName("Kaspersky", "Kaspersky Anti-Virus", null, null, null)))
                .ids()
                .values()
                .iterator()
                .next();
        CyclicBarrier start = new CyclicBarrier(REPORTERS + 1);
        List<Callable<List<Told>>> work = new ArrayList<>();
        for (int reporter = 0; reporter < REPORTERS; reporter++) {
            String agencies = "a" + reporter + "-";
            work.add(() -> {
                start.await();
                List<Told> told = new ArrayList<>();
                for (int report = 0; report < REPORTS; report++) {
                    told.add(report(agencies + report, product));
                }
                return told;
            });
        }
        work.add(() -> {
            start.await();
            for (int directive = 0; directive < DIRECTIVES; directive++) {
                inventory.issue("d" + directive, 1, Kaspersky.SCOPE);
            }
            return List.of();
        });

        List<Told> told = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(REPORTERS + 1)) {
            for (Future<List<Told>> each : workers.invokeAll(work)) {
                told.addAll(each.get());
            }
        }

        Set<String> announced = new HashSet<>(Inventory.rows("""
                SELECT data->>'directive', report
                FROM (SELECT data, type FROM outbox UNION ALL SELECT data, type FROM events) AS e,
                    jsonb_array_elements_text(data->'figures'->'reports') AS report
                WHERE type = 'dev.writ.findings.changed' AND data->'figures'->>'declared' = '7'"""));
        assertEquals(REPORTERS * REPORTS, told.size());
        List<String> passedBy = new ArrayList<>();
        for (Told report : told) {
            for (int directive = 0; directive < DIRECTIVES; directive++) {
                String name = "d" + directive;
                if (!report.directives().contains(name) && !announced.contains(name + " | " + report.report())) {
                    passedBy.add(name + " and " + report.agency());
                }
            }
        }
        assertEquals(List.of(), passedBy);
    }

    private Told report(String agency, long product) {
        UUID report = UUID.randomUUID();
        Reporter reporter = new Reporter(agency, null);
        Instant asOf = Instant.EPOCH;
        List<DirectiveFigures> said = inventory.run(tx -> holdings.compare(
                        tx, reporter, Map.of(product, new Holding.Declared(7)))
                .chain(different -> holdings.append(tx, reporter, different, Set.of()))
                .chain(() -> current.point(tx, new CurrentReport(report, agency, null, asOf, asOf, "scan", null, null)))
                .chain(() -> figures.ofAgency(tx, agency)));
        Set<String> directives = new HashSet<>();
        said.stream().filter(each -> each.figures().declared() == 7).forEach(each -> directives.add(each.directive()));
        return new Told(report, agency, directives);
    }
}
