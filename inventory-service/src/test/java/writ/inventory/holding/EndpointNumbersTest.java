package writ.inventory.holding;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.inventory.Inventory;
import writ.kit.caller.Caller;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class EndpointNumbersTest {
    @Inject
    EndpointNumbers numbers;

    @BeforeEach
    void begin() {
        Inventory.empty();
    }

    @Test
    void namesAreNumberedAsTheyComeWithoutRegardToCaseAndSpaces() {
        Map<String, Integer> first = mint("usda", List.of("pc-2", " PC-1", "pc-1", "Pc-2 "));
        Map<String, Integer> more = mint("usda", List.of("pc-0", "PC-2"));

        assertEquals(Map.of("pc-2", 0, " PC-1", 1, "pc-1", 1, "Pc-2 ", 0), first);
        assertEquals(Map.of("pc-0", 2, "PC-2", 0), more);
    }

    @Test
    void eachAgencyHasItsOwnNumbers() {
        mint("usda", List.of("pc-1", "pc-2"));

        assertEquals(Map.of("pc-2", 0), mint("hhs", List.of("pc-2")));
    }

    @Test
    void reportsThatNameTheSameEndpointsAtOnceGetTheSameNumbersWithoutAGap() throws Exception {
        List<String> names = IntStream.range(0, 3_000).mapToObj(i -> "pc-" + i).toList();
        List<Map<String, Integer>> minted = new ArrayList<>();

        try (ExecutorService workers = Executors.newFixedThreadPool(6)) {
            List<Callable<Map<String, Integer>>> work = new ArrayList<>();
            for (int reporter = 0; reporter < 6; reporter++) {
                List<String> mine = names.subList(reporter * 400, reporter * 400 + 1_000);
                work.add(() -> mint("usda", mine));
            }
            for (Future<Map<String, Integer>> each : workers.invokeAll(work)) {
                minted.add(each.get());
            }
        }

        Map<String, Integer> all = mint("usda", names);
        minted.forEach(each -> each.forEach((name, number) -> assertEquals(all.get(name), number, name)));
        assertEquals(
                IntStream.range(0, 3_000).boxed().toList(),
                all.values().stream().sorted().toList());
    }

    private Map<String, Integer> mint(String agency, Collection<String> names) {
        return numbers.mint(Caller.system("test"), agency, names).await().atMost(Duration.ofSeconds(60));
    }
}
