package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import writ.local.replay.Clockwork;

/** What was written by us, and whether the suite has all of it, each thing once. */
final class Ledger {

    private static final String ANALYST = "authority-analyst";
    private static final Duration CATCHING_UP = Duration.ofSeconds(30);

    private static final Duration RETRIES = Duration.ofSeconds(120);
    private static final String PENDING = "/v1/deliveries?state=pending";

    private final Http http;
    private final Clockwork clockwork;
    private final List<Follower> followers;
    private final Queue<String> reports = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reminders = new AtomicInteger();

    Ledger(Http http, Clockwork clockwork) {
        this.http = http;
        this.clockwork = clockwork;
        this.followers = Stream.of("directive", "inventory", "notification")
                .map(service -> Follower.of(http, "/v1/" + service + "-events"))
                .toList();
    }

    void reported(String report) {
        reports.add(report);
    }

    void reminded() {
        reminders.incrementAndGet();
    }

    /** Waits until nothing is on its way, then compares; what is missing or doubled is said, all of it. */
    String check() {
        clockwork.drain();
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Follower follower : followers) {
            List<JsonNode> whole = Follower.whole(http, follower.feed());
            awaitAll(follower, whole.size());
            compare(follower.feed(), ids(follower.events()), ids(whole), wrong);
            seen.add(whole.size() + " events in " + follower.feed());
        }
        List<JsonNode> received = events("inventory", "dev.writ.report.received");
        once(
                "report",
                List.copyOf(reports),
                received.stream()
                        .map(event -> event.path("data").path("report").asText())
                        .toList(),
                wrong);
        long asked =
                events("directive", "dev.writ.obligation.reminder-requested").size();
        long alerts = all("/v1/alerts?kind=reminder-requested").size();
        same("reminders asked for", reminders.get(), asked, wrong);
        same("alerts for them", reminders.get(), alerts, wrong);
        mails(wrong, seen);
        if (!wrong.isEmpty()) {
            throw new Failure(String.join("; ", wrong));
        }
        return reports.size() + " reports and " + reminders.get() + " reminders sent, each there once; "
                + String.join(", ", seen);
    }

    void close() {
        followers.forEach(Follower::close);
    }

    /** A mail may come twice when its sender was killed, by the same Message-ID; never twice by two. */
    private void mails(List<String> wrong, List<String> seen) {
        awaitRetries();
        List<JsonNode> delivered = all("/v1/deliveries?state=delivered");
        same("deliveries that wait", 0, all(PENDING).size(), wrong);
        same(
                "deliveries that were given up",
                0,
                all("/v1/deliveries?state=stopped").size(),
                wrong);
        List<String> mails = new ArrayList<>();
        String before = "";
        while (true) {
            JsonNode page = http.read("", "/dev/inbox?limit=500" + before);
            page.path("items").forEach(mail -> mails.add(mail.path("messageId").asText()));
            if (!page.hasNonNull("before")) {
                break;
            }
            before = "&before=" + page.path("before").asInt();
        }
        Set<String> distinct = new HashSet<>(mails);
        same("different mails", delivered.size(), distinct.size(), wrong);
        seen.add(distinct.size() + " mails"
                + (mails.size() == distinct.size()
                        ? ""
                        : ", " + (mails.size() - distinct.size()) + " of them came twice"));
    }

    /** What could not be sent while the cluster was at its worst is tried again after a while. */
    private void awaitRetries() {
        long deadline = System.nanoTime() + RETRIES.toNanos();
        while (!all(PENDING).isEmpty() && System.nanoTime() < deadline) {
            Pause.of(Duration.ofSeconds(1));
        }
        clockwork.drain();
    }

    private List<JsonNode> events(String service, String type) {
        return Follower.whole(http, "/v1/" + service + "-events").stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
    }

    private List<JsonNode> all(String path) {
        List<JsonNode> items = new ArrayList<>();
        String token = "";
        while (true) {
            JsonNode page = http.read(ANALYST, path + "&limit=500" + token);
            page.path("items").forEach(items::add);
            if (!page.hasNonNull("nextPageToken")) {
                return items;
            }
            token = "&pageToken=" + page.path("nextPageToken").asText();
        }
    }

    private static void awaitAll(Follower follower, int count) {
        long deadline = System.nanoTime() + CATCHING_UP.toNanos();
        while (follower.events().size() < count && System.nanoTime() < deadline) {
            Pause.of(Duration.ofMillis(100));
        }
    }

    private static List<String> ids(List<JsonNode> events) {
        return events.stream().map(event -> event.path("id").asText()).toList();
    }

    private static void compare(String feed, List<String> followed, List<String> whole, List<String> wrong) {
        once("event followed in " + feed, whole, followed, wrong);
        once("event kept in " + feed, whole, whole, wrong);
        if (!followed.equals(whole) && new HashSet<>(followed).equals(new HashSet<>(whole))) {
            wrong.add(feed + " was followed in another order than it is kept");
        }
    }

    private static void once(String what, List<String> wanted, List<String> found, List<String> wrong) {
        Map<String, Long> counts = found.stream().collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        say(what + " missing", wanted, id -> !counts.containsKey(id), wrong);
        say(what + " doubled", List.copyOf(counts.keySet()), id -> counts.getOrDefault(id, 0L) > 1, wrong);
    }

    private static void say(String what, List<String> ids, Predicate<String> is, List<String> wrong) {
        List<String> those = ids.stream().filter(is).toList();
        if (!those.isEmpty()) {
            wrong.add(those.size() + " " + what + ", as " + those.getFirst());
        }
    }

    private static void same(String what, long wanted, long found, List<String> wrong) {
        if (wanted != found) {
            wrong.add(what + ": " + wanted + " wanted, " + found + " found");
        }
    }
}
