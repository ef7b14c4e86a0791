package writ.inventory.match;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.inventory.product.Minted;
import writ.inventory.product.ProductName;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class CatalogueTest {
    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
    }

    @Test
    void spellingsOfOneProductHaveOneIdForEver() {
        ProductName plain = name("Kaspersky Lab", "Anti-Virus");
        ProductName shouted = name("KASPERSKY  LAB", "ANTI-VIRUS®");
        ProductName other = name("Kaspersky Lab, Inc.", "Anti-Virus");

        Minted first = inventory.mint(List.of(plain, shouted, other));
        Minted again = inventory.mint(List.of(shouted, name("Acme", "Tool")));

        assertEquals(first.ids().get(plain), first.ids().get(shouted));
        assertEquals(2, Set.copyOf(first.ids().values()).size());
        assertEquals(List.of(plain, other), inOrder(first.fresh()));
        assertEquals(first.ids().get(plain), again.ids().get(shouted));
        assertEquals(List.of(name("Acme", "Tool")), again.fresh());
    }

    @Test
    void newProductIsMatchedWithEveryScopeInForce() {
        inventory.issue("bod-17-01", 1, Kaspersky.SCOPE);
        inventory.issue("other", 1, "{\"suppliers\": [{\"name\": \"Acme\"}]}");

        inventory.mint(List.of(name("AO Kaspersky Lab", "Kaspersky Anti-Virus"), name("Acme", "Tool"), name("X", "Y")));

        assertEquals(
                List.of(
                        "bod-17-01 | 1 | Kaspersky Anti-Virus | matched | supplier-name | Kaspersky Anti-Virus",
                        "other | 1 | Tool | matched | supplier-name | null"),
                decisions());
    }

    @Test
    void newVersionOfAScopeIsMatchedAgainAndTheOldDecisionsStay() {
        inventory.mint(List.of(name("Kaspersky Lab", "Kaspersky Safe Kids"), name("Acme", "Tool")));
        inventory.issue("d", 1, "{\"suppliers\": [{\"name\": \"Kaspersky Lab\"}]}");

        inventory.issue("d", 2, """
                {"suppliers": [{"name": "Kaspersky Lab"}, {"name": "Acme"}],
                 "exclude": [{"product": "Kaspersky Safe Kids", "because": "for homes"}]}""");
        inventory.issue("d", 2, "{\"suppliers\": [{\"name\": \"read twice\"}]}");

        assertEquals(
                List.of(
                        "d | 1 | Kaspersky Safe Kids | matched | supplier-name | null",
                        "d | 2 | Kaspersky Safe Kids | excluded | excluded-name | null",
                        "d | 2 | Tool | matched | supplier-name | null"),
                decisions());
    }

    @Test
    void namesAreKeptFromEachWordOnWithoutGaps() {
        inventory.mint(List.of(
                new ProductName(
                        "ЗАО «Лаборатория Касперского»",
                        "Foo-Bar® C++",
                        null,
                        "cpe:2.3:a:kaspersky_lab:x:*:*:*:*:*:*:*:*",
                        "pkg:npm/%40my-scope/x@1"),
                name("Лаборатория Касперского", "Foo-Bar C++")));

        assertEquals(
                List.of(
                        "barc++",
                        "c++",
                        "foobarc++",
                        "kasperskylab",
                        "lab",
                        "myscopex",
                        "npmmyscopex",
                        "pkgnpmmyscopex",
                        "scopex",
                        "x",
                        "касперского",
                        "лабораториякасперского"),
                Inventory.rows("SELECT DISTINCT start FROM name_starts ORDER BY start"));
    }

    @Test
    void productsOfAnEarlierReleaseAreIndexedByTheMigration() throws IOException {
        inventory.mint(List.of(name("Kaspersky Lab", "Anti-Virus"), name("Acme", "Tool")));
        List<String> before = Inventory.rows("SELECT * FROM name_starts ORDER BY 1, 2");
        Inventory.sql("TRUNCATE name_starts");

        try (InputStream migration =
                getClass().getResourceAsStream("/db/migration/V202611291411__starts_of_names.sql")) {
            String text = new String(migration.readAllBytes(), StandardCharsets.UTF_8);
            Inventory.sql(text.substring(text.lastIndexOf("INSERT INTO name_starts")));
        }

        assertEquals(before, Inventory.rows("SELECT * FROM name_starts ORDER BY 1, 2"));
    }

    @Test
    void scopeIsMatchedByEveryKindOfName() {
        inventory.mint(List.of(
                new ProductName("", "a", null, "cpe:2.3:a:acme:tool:1.5:*:*:*:*:*:*:*", null),
                new ProductName("", "b", null, "cpe:2.3:a:acme:tool:*:*:*:*:*:*:*:*", null),
                new ProductName("", "c", null, "cpe:2.3:a:*:tool:*:*:*:*:*:*:*:*", null),
                new ProductName("", "d", null, null, "pkg:npm/left-pad@1.0.0"),
                new ProductName("", "e", null, null, "pkg:npm/left-pad@2.0.0"),
                new ProductName("", "f", null, null, "pkg:npm/left-pad"),
                new ProductName("", "g", null, null, null, "TAG", false),
                new ProductName("", "h", null, "cpe:2.3:a:acme:other:1.5:*:*:*:*:*:*:*", null)));

        inventory.issue("d", 1, """
                {"cpes": ["cpe:2.3:a:acme:tool:1.*:*:*:*:*:*:*:*"], "swidTags": ["tag"],
                 "purls": [{"purl": "pkg:npm/left-pad", "versions": "vers:npm/<2.0.0"}]}""");

        assertEquals(
                List.of(
                        "a | matched | cpe-name | superset | high",
                        "b | possible | cpe-name | subset | medium",
                        "c | possible | cpe-name | subset | medium",
                        "d | matched | purl | superset | high",
                        "f | possible | purl | undefined | medium",
                        "g | matched | swid-tag | equal | high"),
                Inventory.rows("SELECT p.product, d.verdict, d.rule, d.relation, d.confidence FROM match_decisions d"
                        + " JOIN products p ON p.id = d.product ORDER BY 1"));
    }

    @RepeatedTest(3)
    void noPairIsLeftUnmatchedWhenScopesAreIssuedWhileReportsBringProducts() throws Exception {
        int reporters = 6;
        int batches = 12;
        int directives = 6;
        CyclicBarrier start = new CyclicBarrier(reporters + 1);
        try (ExecutorService workers = Executors.newFixedThreadPool(reporters + 1)) {
            List<Callable<Void>> work = new ArrayList<>();
            for (int reporter = 0; reporter < reporters; reporter++) {
                int of = reporter;
                work.add(() -> {
                    start.await();
                    for (int batch = 0; batch < batches; batch++) {
                        inventory.mint(List.of(
                                name("Kaspersky", "own " + of + "." + batch), name("Kaspersky", "shared " + batch)));
                    }
                    return null;
                });
            }
            work.add(() -> {
                start.await();
                for (int directive = 0; directive < directives; directive++) {
                    inventory.issue("d" + directive, 1, Kaspersky.SCOPE);
                }
                return null;
            });

            all(workers.invokeAll(work));
        }

        Set<String> expected = new HashSet<>();
        for (String product : Inventory.rows("SELECT id FROM products")) {
            for (int directive = 0; directive < directives; directive++) {
                expected.add("d" + directive + " | " + product);
            }
        }
        assertEquals((reporters * batches + batches) * directives, expected.size());
        Inventory.rows("SELECT directive, product FROM match_decisions").forEach(expected::remove);
        assertEquals(Set.of(), expected);
    }

    @Test
    void productsNewToManyAtOnceAreNewToOneOfThem() throws Exception {
        int reporters = 8;
        List<ProductName> names = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            names.add(name("Acme", "Tool " + i));
        }
        CyclicBarrier start = new CyclicBarrier(reporters);

        List<Minted> minted;
        try (ExecutorService workers = Executors.newFixedThreadPool(reporters)) {
            List<Callable<Minted>> work = new ArrayList<>();
            for (int reporter = 0; reporter < reporters; reporter++) {
                List<ProductName> mine = reporter % 2 == 0 ? names : names.reversed();
                work.add(() -> {
                    start.await();
                    return inventory.mint(mine);
                });
            }
            minted = all(workers.invokeAll(work));
        }

        minted.forEach(each -> assertEquals(minted.getFirst().ids(), each.ids()));
        assertEquals(500, minted.stream().mapToInt(each -> each.fresh().size()).sum());
    }

    private static <T> List<T> all(List<Future<T>> futures) throws InterruptedException, ExecutionException {
        List<T> all = new ArrayList<>();
        for (Future<T> future : futures) {
            all.add(future.get());
        }
        return all;
    }

    private static List<ProductName> inOrder(List<ProductName> names) {
        return names.stream()
                .sorted(java.util.Comparator.comparing(ProductName::supplier))
                .toList();
    }

    private static List<String> decisions() {
        return Inventory.rows(
                "SELECT d.directive, d.version, p.product, d.verdict, d.rule, d.listed FROM match_decisions d"
                        + " JOIN products p ON p.id = d.product ORDER BY 1, 2, 3");
    }

    private static ProductName name(String supplier, String product) {
        return new ProductName(supplier, product, null, null, null);
    }
}
