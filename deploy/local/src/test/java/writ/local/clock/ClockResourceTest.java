package writ.local.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;
import writ.local.database.TestDatabase;
import writ.local.edge.Answer;
import writ.local.edge.DevRequests;

class ClockResourceTest {

    private static final Instant START = Instant.parse("2017-09-13T13:00:00Z");

    private final AtomicReference<Instant> wallNow = new AtomicReference<>(Instant.parse("2026-11-24T08:00:00Z"));
    private final Clock wall = new TestWall(wallNow);
    private final SuiteClock clock = new SuiteClock(TestDatabase.superuser(), wall);
    private final ClockResource resource = new ClockResource(clock, wall);

    @BeforeEach
    void noClock() throws Exception {
        TestDatabase.run("DELETE FROM suite.clock");
    }

    @Test
    void movesForwardHoldsAndTellsTheServices() throws Exception {
        clock.startAt(START);
        try (Connection listener = TestDatabase.superuser().getConnection();
                Statement listen = listener.createStatement()) {
            listen.execute("LISTEN suite_clock");

            Answer answer = put("{\"to\": \"2017-10-14T00:00:00-04:00\"}");

            assertEquals(200, answer.status());
            assertEquals(1, listener.unwrap(PGConnection.class).getNotifications(5_000).length);
        }
        pass(Duration.ofHours(1));
        assertEquals("2017-10-14T04:00:00Z", json(get()).path("now").asText());
        assertEquals(1, clock.mapping().orElseThrow().version());
    }

    @Test
    void neverGoesBack() throws Exception {
        clock.startAt(START);

        Answer answer = put("{\"to\": \"2017-09-13T12:59:59.999999Z\"}");

        assertEquals(409, answer.status());
        assertEquals(
                "The clock only goes forward, and it is already 2017-09-13T13:00:00Z.",
                json(answer).path("detail").asText());
        assertEquals("2017-09-13T13:00:00Z", json(get()).path("now").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"2117-09-13T13:00:00Z", "+294277-01-01T00:00:00Z"})
    void aSlipOfThePenDoesNotOpenCenturies(String far) throws Exception {
        clock.startAt(START);

        Answer answer = put("{\"to\": \"" + far + "\"}");

        assertEquals(409, answer.status());
        assertTrue(json(answer).path("detail").asText().contains("ten years at most, to 2027-09-14T13:00:00Z"));
        assertEquals("2017-09-13T13:00:00Z", json(get()).path("now").asText());
    }

    @Test
    void runsAtTheSpeedAskedForAndHoldsWhereItThenIs() throws Exception {
        clock.startAt(START);

        assertEquals("1d", json(put("{\"speed\": \"1d\"}")).path("speed").asText());
        pass(Duration.ofMillis(2_500));
        Answer held = put("{\"speed\": 0}");

        pass(Duration.ofHours(1));
        assertEquals("2017-09-16T01:00:00Z", json(held).path("now").asText());
        assertEquals("2017-09-16T01:00:00Z", json(get()).path("now").asText());
    }

    @Test
    void aSuiteOnTheRealClockSaysSoAndIsNotMoved() throws Exception {
        Answer answer = put("{\"to\": \"2030-01-01T00:00:00Z\"}");

        assertEquals(409, answer.status());
        assertTrue(json(answer).path("detail").asText().contains("--from"));
        assertEquals("""
                {"now":"2026-11-24T08:00:00Z","simulated":false,"speed":"1s"}""", json(get()).toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "{}",
                "{\"to\": \"tomorrow\"}",
                "{\"to\": 7}",
                "{\"speed\": \"fast\"}",
                "{\"to\": \"2017-10-14T04:00:00Z\", \"speed\": \"1d\"}"
            })
    void whatIsNeitherAnInstantNorASpeedIsMalformed(String body) throws Exception {
        clock.startAt(START);

        Answer answer = put(body);

        assertEquals(400, answer.status());
        assertEquals("application/problem+json", answer.contentType());
        assertEquals(0, clock.mapping().orElseThrow().version());
    }

    private Answer get() throws Exception {
        return resource.answer(DevRequests.get());
    }

    private Answer put(String body) throws Exception {
        return resource.answer(DevRequests.put(body));
    }

    private void pass(Duration duration) {
        wallNow.updateAndGet(now -> now.plus(duration));
    }

    private static JsonNode json(Answer answer) throws Exception {
        return new JsonMapper().readTree(answer.body());
    }
}
