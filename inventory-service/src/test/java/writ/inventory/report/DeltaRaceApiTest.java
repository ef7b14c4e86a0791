package writ.inventory.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import writ.inventory.Inventory;
import writ.kit.testing.TestClock;
import writ.kit.testing.WritTestResource;

/** Deltas that come at once. */
@QuarkusTest
@QuarkusTestResource(value = WritTestResource.class, initArgs = @ResourceArg(name = "service", value = "inventory"))
class DeltaRaceApiTest {

    @Inject
    Inventory inventory;

    @BeforeEach
    void begin() {
        Inventory.empty();
        TestClock.hold(Instant.parse("2017-10-02T14:00:00Z"));
        inventory.agency("usda", "Department of Agriculture", "fs");
        inventory.issue("bod-17-01", 1, "{\"suppliers\": [{\"name\": \"Kaspersky\"}]}");
    }

    @RepeatedTest(3)
    void deltasAtOnceAreAppliedOneAfterTheOther() throws Exception {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), DeltaApiTest.FULL);

        // When
        List<Response> answers = together(
                () -> Sent.csv(DeltaApiTest.delta("2017-09-02T00:00:00Z"), DeltaApiTest.row("added", "pc-8", "Tool")),
                () -> Sent.csv(DeltaApiTest.delta("2017-09-03T00:00:00Z"), DeltaApiTest.row("added", "pc-9", "Tool")));

        // Then
        long taken = answers.stream().filter(a -> a.statusCode() == 201).count();
        long late = answers.stream().filter(a -> a.statusCode() == 409).count();
        assertEquals(2, taken + late);
        assertEquals(List.of("Tool | " + (1 + taken)), DeltaApiTest.tool());
    }

    @RepeatedTest(3)
    void sameDeltaAtOnceIsOneReport() throws Exception {
        // Given
        Sent.received(Sent.report("usda", "2017-09-01T00:00:00Z"), DeltaApiTest.FULL);

        // When
        List<Response> answers = together(
                () -> Sent.csv(DeltaApiTest.delta("2017-09-02T00:00:00Z"), DeltaApiTest.row("added", "pc-8", "Tool")),
                () -> Sent.csv(DeltaApiTest.delta("2017-09-02T00:00:00Z"), DeltaApiTest.row("added", "pc-8", "Tool")));

        // Then
        assertEquals(
                List.of(200, 201),
                answers.stream().map(Response::statusCode).sorted().toList());
        assertEquals(answers.getFirst().asString(), answers.getLast().asString());
    }

    private static List<Response> together(Callable<Response> one, Callable<Response> other) throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Response> answers = new ArrayList<>();
            for (Future<Response> answer : threads.invokeAll(List.of(one, other))) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
