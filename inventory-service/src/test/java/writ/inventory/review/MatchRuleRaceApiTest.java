package writ.inventory.review;

import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.Inventory.Has;
import writ.inventory.match.Kaspersky;
import writ.inventory.product.ProductName;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

/** Rules that are made at once, and while products come. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class MatchRuleRaceApiTest {

    @Inject
    Inventory inventory;

    @Inject
    Reviewing reviewing;

    @BeforeEach
    void aDirectiveAndTwoAgenciesWithAResoldProduct() {
        Inventory.empty();
        TestClock.hold(MatchRuleApiTest.OCTOBER);
        inventory.agency("usda", "Department of Agriculture");
        inventory.agency("hhs", "Department of Health and Human Services");
        inventory.report(
                "usda", null, MatchRuleApiTest.OCTOBER, Has.on("CDW", "Kaspersky Anti-Virus 2017", "pc-1", "pc-2"));
        inventory.report(
                "hhs",
                null,
                MatchRuleApiTest.OCTOBER,
                Has.on("CDW, Inc.", "Kaspersky Anti-Virus", "h-1"),
                Has.on("Acme", "Tool", "h-2"));
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        Inventory.sql("TRUNCATE outbox, events");
    }

    @Test
    void sameRuleFromManyAtOnceIsOneRule() throws Exception {
        int reviewers = 6;
        CyclicBarrier start = new CyclicBarrier(reviewers);
        List<Integer> statuses = new ArrayList<>();
        try (ExecutorService workers = Executors.newFixedThreadPool(reviewers)) {
            Callable<Integer> one = () -> {
                start.await();
                return MatchRuleApiTest.post(MatchRuleApiTest.RESOLD).extract().statusCode();
            };
            for (Future<Integer> status : workers.invokeAll(java.util.Collections.nCopies(reviewers, one))) {
                statuses.add(status.get());
            }
        }

        assertEquals(1, statuses.stream().filter(status -> status == 201).count(), statuses::toString);
        MatchRuleApiTest.get("/v1/match-rules").body("items", hasSize(1));
    }

    @Test
    void noProductEscapesARuleThatIsMadeWhileReportsBringProducts() throws Exception {
        int reporters = 4;
        int batches = 10;
        CyclicBarrier start = new CyclicBarrier(reporters + 1);
        try (ExecutorService workers = Executors.newFixedThreadPool(reporters + 1)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int reporter = 0; reporter < reporters; reporter++) {
                int of = reporter;
                work.add(() -> {
                    start.await();
                    for (int batch = 0; batch < batches; batch++) {
                        inventory.mint(List.of(
                                new ProductName("Resale", "Own " + of + " x " + batch, null, null, null),
                                new ProductName("Resale", "Shared x " + batch, null, null, null)));
                    }
                    return null;
                });
            }
            work.add(() -> {
                start.await();
                for (int rule = 0; rule < 5; rule++) {
                    MatchRuleApiTest.post(
                                    "{\"supplier\": \"Resale\", \"verdict\": \"out\", \"reason\": \"" + rule + "\"}")
                            .statusCode(201);
                }
                return null;
            });
            for (Future<Void> done : workers.invokeAll(work)) {
                done.get();
            }
        }

        assertEquals(
                List.of(String.valueOf((reporters * batches + batches) * 5)),
                Inventory.rows("SELECT count(*) FROM ruled_products"));
    }
}
