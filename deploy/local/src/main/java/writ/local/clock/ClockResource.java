package writ.local.clock;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.sql.SQLException;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import writ.local.clock.SuiteClock.Reading;
import writ.local.edge.Answer;
import writ.local.edge.DevRequest;
import writ.local.edge.DevResource;

/** `GET /dev/clock` reads business time, `PUT /dev/clock` moves it or lets it run. */
public final class ClockResource implements DevResource {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String HELP =
            "Send {\"to\": \"2017-10-14T04:00:00Z\"} to move the clock there and hold it, or {\"speed\": \"1d\"}"
                    + " to let a day pass each second (also 1h, 30m, 0 to hold).";

    private final SuiteClock clock;
    private final Clock wall;

    public ClockResource(SuiteClock clock, Clock wall) {
        this.clock = clock;
        this.wall = wall;
    }

    /** Business time now, and how much of it passes in a second. */
    record ClockView(Instant now, boolean simulated, String speed) {

        static ClockView of(Reading reading) {
            return new ClockView(reading.now(), true, Speed.write(reading.speed()));
        }
    }

    @Override
    public String path() {
        return "/dev/clock";
    }

    @Override
    public Answer answer(DevRequest request) throws SQLException {
        return switch (request.method()) {
            case "GET" ->
                Answer.json(clock.reading()
                        .map(ClockView::of)
                        .orElseGet(() ->
                                new ClockView(wall.instant().truncatedTo(ChronoUnit.MICROS), false, Speed.write(1))));
            case "PUT" -> put(request);
            default -> Answer.methodNotAllowed("GET, PUT");
        };
    }

    private Answer put(DevRequest request) throws SQLException {
        JsonNode asked = read(request.text());
        if (asked == null || !asked.isObject() || asked.size() != 1) {
            return Answer.malformed(HELP);
        }
        Optional<Instant> to = instant(asked.path("to"));
        Optional<Double> speed = Speed.parse(asked.path("speed").asText());
        try {
            if (to.isPresent()) {
                return Answer.json(ClockView.of(clock.moveTo(to.get())));
            }
            return speed.isPresent() ? Answer.json(ClockView.of(clock.runAt(speed.get()))) : Answer.malformed(HELP);
        } catch (SuiteClock.Backward e) {
            return Answer.conflict("The clock only goes forward, and it is already " + e.now() + ".");
        } catch (SuiteClock.TooFar e) {
            return Answer.conflict("The clock cannot go back, so it leaps ten years at most, to " + e.farthest() + ".");
        } catch (SuiteClock.NotSimulated e) {
            return Answer.conflict("This suite runs on the real clock; one that can be moved is started with"
                    + " deploy/up --fresh --from DATE.");
        }
    }

    private static @Nullable JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static Optional<Instant> instant(JsonNode written) {
        try {
            return written.isTextual()
                    ? Optional.of(
                            OffsetDateTime.parse(written.asText()).toInstant().truncatedTo(ChronoUnit.MICROS))
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
