package writ.kit.feed;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static writ.kit.feed.FeedTables.query;
import static writ.kit.feed.FeedTables.superuser;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.ResourceArg;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import writ.kit.testing.Database;
import writ.kit.testing.Tokens;
import writ.kit.testing.WritTestResource;

@QuarkusTest
@QuarkusTestResource(
        value = WritTestResource.class,
        initArgs = @ResourceArg(name = "service", value = "kit"),
        restrictToAnnotatedClass = true)
class FeedApiTest {

    private static final String ANALYST = Tokens.analyst();
    private static final int WRITERS = 8;
    private static final int ROUNDS = 25;

    @Inject
    Sequencer sequencer;

    @BeforeEach
    void emptyFeed() throws Exception {
        FeedTables.empty();
    }

    @Test
    void parallelWritersAndTwoSequencersLoseRepeatAndRenumberNothing() throws Exception {
        AtomicInteger committed = new AtomicInteger();
        List<String> followed = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(WRITERS + 3)) {
            // Given a reader that follows the feed from its beginning
            CompletableFuture<Void> writersDone = new CompletableFuture<>();
            Future<?> reader = threads.submit(() -> follow(followed, writersDone, committed));
            Future<?> second = threads.submit(() -> sequenceUntil(writersDone));
            Future<?> third = threads.submit(() -> sequenceUntil(writersDone));
            // When writers commit out of order, slowly, or not at all
            List<Callable<Void>> writers = IntStream.range(0, WRITERS)
                    .<Callable<Void>>mapToObj(w -> () -> write(w, committed))
                    .toList();
            for (Future<Void> writer : threads.invokeAll(writers)) {
                writer.get();
            }
            writersDone.complete(null);
            second.get();
            third.get();
            reader.get();
        }
        // Then what was read is what was committed, each once, in positions without a gap
        assertEquals(committed.get(), followed.size());
        assertEquals(followed.size(), new HashSet<>(followed).size());
        assertEquals(followed, query("SELECT subject FROM kit.events ORDER BY position"));
        assertEquals(
                List.of("1:" + committed.get() + ":" + committed.get()),
                query("SELECT min(position) || ':' || max(position) || ':' || count(*) FROM kit.events"));
        for (int w = 0; w < WRITERS; w++) {
            String writer = w + "-";
            List<String> own =
                    followed.stream().filter(s -> s.startsWith(writer)).toList();
            assertEquals(own.stream().sorted().toList(), own, "the order of one writer's events is kept");
        }
    }

    private void follow(List<String> followed, CompletableFuture<Void> done, AtomicInteger committed) {
        String after = null;
        while (true) {
            boolean finished = done.isDone();
            Response page = page(ANALYST, after, "PT0.2S", 50);
            followed.addAll(page.jsonPath().getList("subject"));
            after = next(page);
            if (finished && followed.size() >= committed.get()) {
                return;
            }
        }
    }

    private void sequenceUntil(CompletableFuture<Void> done) {
        while (!done.isDone()) {
            sequencer.move().await().atMost(Duration.ofSeconds(10));
        }
    }

    private Void write(int writer, AtomicInteger committed) throws Exception {
        Random random = new Random(writer);
        for (int round = 0; round < ROUNDS; round++) {
            try (Connection connection = Database.app("kit")) {
                connection.setAutoCommit(false);
                int events = 1 + random.nextInt(4);
                try (Statement caller = connection.createStatement()) {
                    caller.execute("SELECT set_config('writ.reach', '*', true)");
                }
                for (int e = 0; e < events; e++) {
                    try (PreparedStatement append = connection.prepareStatement(
                            "INSERT INTO outbox (type, subject, visible_to, happened_at, data)"
                                    + " VALUES ('dev.writ.test', ?, '*', now(), '{}')")) {
                        append.setString(1, "%d-%03d-%d".formatted(writer, round, e));
                        append.executeUpdate();
                    }
                }
                if (random.nextInt(3) == 0) {
                    slowly(connection, random.nextInt(30));
                }
                if (random.nextInt(4) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                    committed.addAndGet(events);
                }
            }
        }
        return null;
    }

    /** Holds the transaction open, in the database. */
    private static void slowly(Connection connection, int millis) throws Exception {
        try (Statement wait = connection.createStatement()) {
            wait.execute("SELECT pg_sleep(" + millis / 1000.0 + ")");
        }
    }

    @Test
    void waitingReaderIsAnsweredAsSoonAsSomethingHappens() throws Exception {
        String end = next(page(ANALYST, null, null, 10));
        CompletableFuture<Response> waiting = CompletableFuture.supplyAsync(() -> page(ANALYST, end, "PT20S", 10));
        given().auth()
                .oauth2(Tokens.reporter("usda"))
                .contentType(ContentType.JSON)
                .body("{\"body\": \"news\"}")
                .post("/v1/notes")
                .then()
                .statusCode(200);
        JsonPath page = waiting.get(15, java.util.concurrent.TimeUnit.SECONDS).jsonPath();
        assertEquals(List.of("news"), page.getList("subject"));
        assertEquals("1.0", page.getString("[0].specversion"));
        assertEquals("/v1/kit-events", page.getString("[0].source"));
        assertEquals("news", page.getString("[0].data.body"));
    }

    @Test
    void agencySeesItsOwnEventsAndItsCursorMovesPastTheRest() throws Exception {
        superuser(
                "INSERT INTO kit.outbox (type, subject, visible_to, happened_at, data) VALUES"
                        + " ('t', 'own', 'usda', now(), '{}'), ('t', 'foreign', 'hhs', now(), '{}'),"
                        + " ('t', 'all', '*', now(), '{}'), ('t', 'authority', '', now(), '{}'), ('t', 'foreign', 'hhs', now(), '{}')");
        sequencer.move().await().atMost(Duration.ofSeconds(10));
        Response page = page(Tokens.reporter("usda"), null, null, 10);
        assertEquals(List.of("own", "all"), page.jsonPath().getList("subject"));
        Response after = page(Tokens.reporter("usda"), next(page), null, 10);
        after.then().body("", hasSize(0));
        assertNotEquals(next(page), next(after), "a cursor does not tell whether others were active");
        page(Tokens.reporter("usda"), next(after), null, 10).then().body("", hasSize(0));
        page(ANALYST, null, null, 10).then().body("", hasSize(5));
    }

    @Test
    void cursorsTellNothingAndForeignOnesAreRefused() throws Exception {
        String cursor = next(page(ANALYST, null, null, 1));
        assertTrue(cursor.matches("[A-Za-z0-9_-]{22}"), cursor);
        page(ANALYST, "nonsense!", null, 1).then().statusCode(400).body("errors[0].at", equalTo("after"));
        page(ANALYST, "AAAAAAAAAAAAAAAAAAAAAA", null, 1).then().statusCode(410).contentType("application/problem+json");
        page(ANALYST, null, "soon", 1).then().statusCode(422).body("errors[0].at", equalTo("wait"));
        page(ANALYST, null, null, 0).then().statusCode(422).body("errors[0].at", equalTo("limit"));
        // When the feed no longer keeps what lies after the cursor
        superuser("UPDATE kit.feed_head SET position = 20, kept_after = 10");
        page(ANALYST, cursor, null, 1).then().statusCode(410);
        // When the database is restored, which renews the epoch
        String old = next(page(ANALYST, null, null, 1));
        superuser("UPDATE kit.feed_head SET epoch = epoch + 1");
        page(ANALYST, old, null, 1).then().statusCode(410);
    }

    @Test
    void whatWasPlacedIsNeverChangedByAnyCaller() throws Exception {
        superuser("INSERT INTO kit.events VALUES (1, uuidv7(), 't', 's', '*', now(), '{}')");
        for (String reach : List.of("*", "usda")) {
            for (String write : List.of(
                    "UPDATE events SET subject = 'x'",
                    "DELETE FROM events",
                    "DELETE FROM feed_head",
                    "INSERT INTO events_0 VALUES (2, uuidv7(), 't', 's', '*', now(), '{}')")) {
                assertThrows(SQLException.class, () -> asCaller(reach, write), reach + ": " + write);
            }
        }
        assertThrows(
                SQLException.class,
                () -> asCaller("usda", "INSERT INTO events VALUES (2, uuidv7(), 't', 's', '*', now(), '{}')"));
        assertEquals(0, asCaller("usda", "UPDATE feed_head SET position = 7"));
    }

    private static int asCaller(String reach, String write) throws SQLException {
        try (Connection connection = Database.app("kit");
                Statement statement = connection.createStatement()) {
            statement.execute("SELECT set_config('writ.reach', '" + reach + "', false)");
            return statement.executeUpdate(write);
        }
    }

    private static Response page(String token, String after, String wait, int limit) {
        var request = given().auth().oauth2(token).queryParam("limit", limit);
        if (after != null) {
            request.queryParam("after", after);
        }
        if (wait != null) {
            request.queryParam("wait", wait);
        }
        return request.get("/v1/kit-events");
    }

    private static String next(Response page) {
        page.then().statusCode(200).contentType("application/cloudevents-batch+json");
        return page.header("Link").replaceAll(".*[?&]after=([^&>]+).*", "$1");
    }
}
