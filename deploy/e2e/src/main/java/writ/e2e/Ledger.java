package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import writ.local.replay.Clockwork;

/** What was written by us, and whether the suite has all of it, each thing once. */
final class Ledger {

    private static final Duration CATCHING_UP = Duration.ofSeconds(30);
    private static final String REQUESTED = "reminder-requested";

    private final Http http;
    private final Clockwork clockwork;
    private final Mails mails;
    private final List<Follower> followers;
    private final Queue<String> reports = new ConcurrentLinkedQueue<>();
    private final AtomicInteger reminders = new AtomicInteger();

    /** The alerts of the life by their kind, once it was played: none is to be added to them. */
    private Map<String, Long> alertsOfTheLife = Map.of();

    Ledger(Http http, Clockwork clockwork) {
        this.http = http;
        this.clockwork = clockwork;
        this.mails = new Mails(http);
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

    /** From now on the directive itself makes no more alerts. */
    void lifeIsPlayed() {
        clockwork.drain();
        Map<String, Long> alerts = alerts();
        alerts.remove(REQUESTED);
        alertsOfTheLife = alerts;
    }

    /** What those who follow the feeds were refused since this was asked last. */
    List<String> faultsOfFeeds() {
        return followers.stream()
                .flatMap(follower -> follower.faults().stream())
                .toList();
    }

    /** Waits until nothing is on its way, then compares; what is missing or doubled is said, all of it. */
    String check() {
        mails.awaitRetries();
        clockwork.drain();
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        for (Follower follower : followers) {
            List<JsonNode> whole = Follower.whole(http, follower.feed());
            awaitAll(follower, whole.size());
            compare(follower.feed(), ids(follower.events()), ids(whole), wrong);
            seen.add(whole.size() + " events in " + follower.feed());
        }
        List<String> received = events("inventory", "dev.writ.report.received").stream()
                .filter(event -> event.at("/data/methodology").asText().equals(Writes.METHODOLOGY))
                .map(event -> event.at("/data/report").asText())
                .toList();
        once("report", List.copyOf(reports), received, wrong);
        same("reports received", reports.size(), received.size(), wrong);
        same(
                "reminders asked for",
                reminders.get(),
                events("directive", "dev.writ.obligation.reminder-requested").size(),
                wrong);
        compareAlerts(wrong);
        mails.check(wrong, seen);
        if (!wrong.isEmpty()) {
            throw new Failure(String.join("; ", wrong));
        }
        return reports.size() + " reports and " + reminders.get() + " reminders sent, each there once; "
                + String.join(", ", seen);
    }

    void close() {
        followers.forEach(Follower::close);
    }

    private void compareAlerts(List<String> wrong) {
        Map<String, Long> now = alerts();
        same("alerts for reminders", reminders.get(), now.getOrDefault(REQUESTED, 0L), wrong);
        now.remove(REQUESTED);
        if (!alertsOfTheLife.isEmpty() && !now.equals(alertsOfTheLife)) {
            wrong.add("alerts of the life: " + alertsOfTheLife + " wanted, " + now + " found");
        }
    }

    private Map<String, Long> alerts() {
        return http.all("authority-analyst", "/v1/alerts?directive=bod-17-01").stream()
                .collect(Collectors.groupingBy(
                        alert -> alert.path("kind").asText(), TreeMap::new, Collectors.counting()));
    }

    private List<JsonNode> events(String service, String type) {
        return Follower.whole(http, "/v1/" + service + "-events").stream()
                .filter(event -> event.path("type").asText().equals(type))
                .toList();
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
