package writ.local.replay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import writ.local.replay.Authority.Bound;
import writ.local.replay.Authority.Sent;

/** Plays BOD 17-01 on a suite that was started for it, and says whether the figures are those of the record. */
public final class Replay {

    private static final int DIFFERENT = 1;

    private final Api suite;
    private final Authority authority;
    private final Clockwork clockwork;
    private final long seed;
    private final Path files;
    private final PrintStream out = System.out;
    private final List<String> differences = new ArrayList<>();

    private Replay(Api suite, long seed, Path files) {
        this.suite = suite;
        this.authority = new Authority(suite);
        this.clockwork = new Clockwork(suite);
        this.seed = seed;
        this.files = files;
    }

    /** Arguments: the suite.json of the suite, the seed, the folder for the files that agencies send. */
    public static void main(String[] arguments) throws IOException {
        JsonNode suite = new JsonMapper().readTree(Path.of(arguments[0]).toFile());
        Path files = Files.createDirectories(Path.of(arguments[2]));
        Api api = Api.at(suite.path("baseUrl").asText());
        try {
            System.exit(new Replay(api, Long.parseLong(arguments[1]), files).play() ? 0 : DIFFERENT);
        } catch (Unexpected e) {
            System.err.println("The replay cannot go on: " + e.getMessage());
            System.exit(DIFFERENT);
        }
    }

    private boolean play() throws IOException {
        long began = System.nanoTime();
        List<Bound> bound = authority.agencies();
        List<Member> cast = Cast.of(
                bound.stream().map(Bound::agency).toList(),
                bound.stream().filter(Bound::small).map(Bound::agency).toList(),
                seed);
        out.printf(
                "The life of BOD 17-01 by seed %d: %d agencies, %d answer on time (%d with findings), %d late (%d with"
                        + " findings), %d stay silent.%n",
                seed,
                cast.size(),
                Cast.ON_TIME,
                Cast.ON_TIME_WITH_FINDINGS,
                Cast.LATE,
                Cast.LATE_WITH_FINDINGS,
                Cast.SILENT);
        try (WebhookReceiver receiver = WebhookReceiver.listen()) {
            receiver.expect(authority.subscribe(receiver.url()));
            out.printf("%nday   0  2017-09-13  issued: %d obligations%n", authority.issue());
            clockwork.drain();
            Life life = new Life(suite, authority, clockwork, cast, seed, files);
            for (Reading reading : Reading.ALL) {
                life.playUntil(reading.at());
                read(reading, life);
            }
            sent(receiver);
        }
        conclude(Duration.ofNanos(System.nanoTime() - began));
        return differences.isEmpty();
    }

    private void read(Reading reading, Life life) {
        JsonNode scoreboard = authority.scoreboard();
        out.printf("%nday %3d  %s  (read at %s)%n", reading.day(), reading.date(), reading.at());
        out.printf(
                "  %-16s%9s%5s%6s%6s%9s%16s%10s%n",
                "", "reported", "nil", "late", "open", "overdue", "not applicable", "accepted");
        for (Reading.Row row : reading.rows()) {
            JsonNode line = row.line(scoreboard);
            out.printf(
                    "  %-16s%9d%5d%6d%6d%9d%16d%10d%n",
                    row.name(),
                    line.path("reported").asInt(),
                    line.path("nil").asInt(),
                    line.path("late").asInt(),
                    line.path("open").asInt(),
                    line.path("overdue").asInt(),
                    line.path("notApplicable").asInt(),
                    line.path("accepted").asInt());
            row.differences(scoreboard).forEach(words -> differs(reading, words));
        }
        JsonNode holdings = authority.holdings();
        out.printf(
                "  endpoints with the products: %d enumerated and %d declared, at %d agencies%n",
                holdings.path("enumerated").asLong(),
                holdings.path("declared").asLong(),
                holdings.path("agencies").asLong());
        compare(
                reading,
                "enumerated endpoints",
                life.enumerated(),
                holdings.path("enumerated").asLong());
        compare(
                reading,
                "declared endpoints",
                life.declared(),
                holdings.path("declared").asLong());
    }

    private void sent(WebhookReceiver receiver) {
        out.printf("%nWhat was sent:%n  %-22s%8s%8s%10s%n", "", "alerts", "mails", "webhooks");
        Sent all = new Sent(0, 0, 0);
        for (Map.Entry<String, Sent> kind : authority.sent().entrySet()) {
            print(kind.getKey(), kind.getValue());
            all = all.and(kind.getValue());
        }
        print("all", all);
        Reading last = Reading.ALL.getLast();
        long inbox = suite.get("/dev/inbox", Map.of("limit", "1")).path("total").asLong();
        compare(last, "mails in the inbox", all.mails(), inbox);
        if (inbox < all.alerts()) {
            differs(last, "each alert is mailed at least once, and there are " + inbox + " mails");
        }
        compare(last, "deliveries that wait or were given up", 0, authority.undelivered());
        compare(last, "webhooks received with a good signature", all.webhooks(), receiver.received());
        compare(last, "webhooks with a bad signature", 0, receiver.unsigned());
    }

    private void print(String kind, Sent sent) {
        out.printf("  %-22s%8d%8d%10d%n", kind, sent.alerts(), sent.mails(), sent.webhooks());
    }

    private void compare(Reading reading, String what, long wanted, long found) {
        if (wanted != found) {
            differs(reading, what + " should be " + wanted + ", and are " + found);
        }
    }

    private void differs(Reading reading, String words) {
        out.println("  ! " + words);
        differences.add("day " + reading.day() + ": " + words);
    }

    private void conclude(Duration took) {
        if (differences.isEmpty()) {
            out.printf("%nEvery figure is that of the record, after %.1f s.%n", took.toMillis() / 1000.0);
        } else {
            out.printf("%n%d figures are not those of the record:%n", differences.size());
            differences.forEach(difference -> out.println("  " + difference));
        }
    }
}
