package writ.kit.ready;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.helpers.test.UniAssertSubscriber;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class SeedingTest {

    private static final Duration LONG = Duration.ofMinutes(1);

    private final CompletableFuture<Void> migrated = new CompletableFuture<>();
    private final Seeding seeding =
            new Seeding(Uni.createFrom().completionStage(migrated).memoize().indefinitely(), false, LONG);

    @Test
    void oneAfterTheOtherOnceMigrated() {
        // Given
        List<String> begun = new ArrayList<>();
        CompletableFuture<Integer> first = new CompletableFuture<>();
        seeding.plant("first", () -> {
            begun.add("first");
            return Uni.createFrom().completionStage(first);
        });
        seeding.plant("second", () -> {
            begun.add("second");
            return Uni.createFrom().item(0);
        });
        UniAssertSubscriber<Void> complete =
                seeding.complete().subscribe().withSubscriber(UniAssertSubscriber.create());
        assertEquals(List.of(), begun);
        // When, Then
        migrated.complete(null);
        assertEquals(List.of("first"), begun);
        assertEquals(Set.of("first", "second"), seeding.pending());
        complete.assertNotTerminated();
        first.complete(1);
        assertEquals(List.of("first", "second"), begun);
        assertTrue(seeding.pending().isEmpty());
        complete.assertCompleted();
    }

    @Test
    void isTriedAgainBeforeWhatFollows() {
        // Given
        migrated.complete(null);
        AtomicInteger tries = new AtomicInteger();
        List<Integer> triesBefore = new ArrayList<>();
        // When
        seeding.plant(
                "first",
                () -> tries.incrementAndGet() == 1
                        ? Uni.createFrom().failure(new IllegalStateException("no connection"))
                        : Uni.createFrom().item(1));
        seeding.plant("second", () -> {
            triesBefore.add(tries.get());
            return Uni.createFrom().item(1);
        });
        seeding.complete().await().atMost(Duration.ofSeconds(10));
        // Then
        assertEquals(List.of(2), triesBefore);
        assertTrue(seeding.pending().isEmpty());
    }

    @Test
    void whatHangsIsTriedAgain() {
        Seeding impatient = new Seeding(Uni.createFrom().voidItem(), false, Duration.ofMillis(20));
        AtomicInteger tries = new AtomicInteger();
        impatient.plant(
                "first",
                () -> tries.incrementAndGet() == 1
                        ? Uni.createFrom().nothing()
                        : Uni.createFrom().item(1));
        impatient.complete().await().atMost(Duration.ofSeconds(10));
        assertEquals(2, tries.get());
    }

    @Test
    void processThatMigratesWaitsAndFailsWhenPlantingDoes() {
        Seeding migrating = new Seeding(Uni.createFrom().voidItem(), true, LONG);
        migrating.plant("first", () -> Uni.createFrom().item(1));
        assertTrue(migrating.pending().isEmpty());
        assertThrows(
                IllegalStateException.class,
                () -> migrating.plant("second", () -> Uni.createFrom().failure(new IllegalStateException("no table"))));
        assertEquals(Set.of("second"), migrating.pending());
    }

    @Test
    void whatHasBegunIsNotBegunAgainByWhoeverWaits() {
        migrated.complete(null);
        AtomicInteger tries = new AtomicInteger();
        seeding.plant("first", () -> Uni.createFrom().item(tries.incrementAndGet()));
        seeding.complete().await().atMost(Duration.ofSeconds(1));
        seeding.complete().await().atMost(Duration.ofSeconds(1));
        assertEquals(1, tries.get());
    }
}
