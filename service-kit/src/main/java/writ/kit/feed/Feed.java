package writ.kit.feed;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import writ.kit.caller.Caller;
import writ.kit.clock.Wall;
import writ.kit.db.Transactions;
import writ.kit.db.Tx;
import writ.kit.page.Limit;
import writ.kit.problem.CommonProblem;
import writ.kit.problem.Problem;

/** This service's own feed, in the manner of HTTP Feeds: pages of CloudEvents, each saying where the next begins. */
@ApplicationScoped
public class Feed {

    /** Of a page: the batch format of CloudEvents. */
    public static final String MEDIA_TYPE = "application/cloudevents-batch+json";

    private static final Duration MAX_WAIT = Duration.ofSeconds(20);
    /** Positions looked at for one page, so that a page costs the same however little of it the caller may see. */
    private static final long WINDOW = 10_000;

    private static final String HEAD = "SELECT position, kept_after, epoch, cursor_key FROM feed_head";
    private static final String PAGE = """
            SELECT position, json_build_object(
                'specversion', '1.0', 'id', event_id, 'source', $4::text, 'type', type, 'subject', subject,
                'time', to_char(happened_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'),
                'datacontenttype', 'application/json', 'data', data)::text AS event
            FROM events WHERE position > $1 AND position <= $2 ORDER BY position LIMIT $3""";

    private final Transactions transactions;
    private final FeedSignal signal;
    private final Clock wall;
    private final String path;
    private final String publicUrl;

    Feed(
            Transactions transactions,
            FeedSignal signal,
            @Wall Clock wall,
            @ConfigProperty(name = "writ.service") String service,
            @ConfigProperty(name = "writ.public-url") String publicUrl) {
        this.transactions = transactions;
        this.signal = signal;
        this.wall = wall;
        this.path = "/v1/" + service + "-events";
        this.publicUrl = publicUrl;
    }

    /**
     * The events after a cursor that the caller may see; an empty page still moves the cursor.
     *
     * @param after a cursor of this feed; null to begin with the oldest event that is kept
     * @param wait ISO 8601 duration to wait for an event, at most 20 seconds; null not to wait
     * @param limit events on the page, 1 to 500
     */
    public Uni<Response> page(Caller caller, @Nullable String after, @Nullable String wait, @Nullable Integer limit) {
        int size = Limit.of(limit);
        Instant until = wall.instant().plus(duration(wait));
        return read(caller, after, size, until).map(page -> {
            String next = publicUrl + path + "?after=" + page.next() + (limit == null ? "" : "&limit=" + size);
            return Response.ok("[" + String.join(",", page.events()) + "]", MEDIA_TYPE)
                    .header("Link", "<" + next + ">; rel=\"next\"")
                    .build();
        });
    }

    private Uni<EventPage> read(Caller caller, @Nullable String after, int size, Instant until) {
        long seen = signal.seen();
        return transactions.run(caller, tx -> pageIn(tx, after, size)).chain(page -> {
            Duration left = Duration.between(wall.instant(), until);
            boolean waits = page.events().isEmpty() && page.atEnd() && left.isPositive() && !signal.closing();
            return waits
                    ? signal.await(seen, left).chain(() -> read(caller, page.next(), size, until))
                    : Uni.createFrom().item(page);
        });
    }

    private Uni<EventPage> pageIn(Tx tx, @Nullable String after, int size) {
        return tx.first(HEAD, Head::of).chain(found -> {
            Head head = found.orElseThrow();
            long from = after == null ? head.keptAfter() : position(after, head);
            long to = Math.min(head.position(), from + WINDOW);
            return tx.list(PAGE, row -> new Placed(row.getLong(0), row.getString(1)), from, to, size, path)
                    .map(rows -> {
                        long last = rows.size() == size ? rows.getLast().position() : to;
                        return new EventPage(
                                rows.stream().map(Placed::event).toList(),
                                new Cursor(head.epoch(), last).seal(head.key()),
                                last == head.position());
                    });
        });
    }

    private long position(String after, Head head) {
        Cursor cursor = Cursor.open(after, head.key());
        boolean ours = cursor.epoch() == head.epoch() && cursor.position() <= head.position();
        if (!ours || cursor.position() < head.keptAfter()) {
            throw Problem.of(
                            CommonProblem.GONE,
                            ours
                                    ? "The events after this cursor are no longer kept."
                                    : "This cursor is of another feed, or of this one before its database was restored.")
                    .with("start", publicUrl + path)
                    .header("Link", "<" + publicUrl + path + ">; rel=\"start\"");
        }
        return cursor.position();
    }

    private static Duration duration(@Nullable String wait) {
        if (wait == null || wait.isEmpty()) {
            return Duration.ZERO;
        }
        try {
            Duration asked = Duration.parse(wait);
            if (!asked.isNegative()) {
                return asked.compareTo(MAX_WAIT) > 0 ? MAX_WAIT : asked;
            }
        } catch (DateTimeParseException notADuration) {
            // answered below
        }
        throw Problem.of(CommonProblem.INVALID, "wait must be an ISO 8601 duration such as PT20S.")
                .at("wait", "PT0S to PT20S");
    }

    private record EventPage(List<String> events, String next, boolean atEnd) {}

    private record Placed(long position, String event) {}

    private record Head(long position, long keptAfter, int epoch, byte[] key) {

        static Head of(Row row) {
            return new Head(
                    row.getLong("position"),
                    row.getLong("kept_after"),
                    row.getLong("epoch").intValue(),
                    row.getBuffer("cursor_key").getBytes());
        }
    }
}
