package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Follows a feed from its beginning, by its links and with long polls, as a peer or an agency's SIEM does. */
final class Follower implements AutoCloseable {

    private static final String READER = "service";
    private static final Pattern NEXT = Pattern.compile("<([^>]+)>; *rel=\"?next\"?");

    private final Http http;
    private final String feed;
    private final List<JsonNode> events = new ArrayList<>();
    private final Thread thread;
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    private Follower(Http http, String feed) {
        this.http = http;
        this.feed = feed;
        this.thread = Thread.ofVirtual().unstarted(this::followUntilEnded);
    }

    static Follower of(Http http, String feed) {
        Follower follower = new Follower(http, feed);
        follower.thread.start();
        return follower;
    }

    String feed() {
        return feed;
    }

    synchronized List<JsonNode> events() {
        return List.copyOf(events);
    }

    /** What was not answered as it should since this was asked last. */
    List<String> faults() {
        List<String> since = new ArrayList<>();
        for (String fault = faults.poll(); fault != null; fault = faults.poll()) {
            since.add(fault);
        }
        return since;
    }

    /** Every event there is, read at once by somebody else. */
    static List<JsonNode> whole(Http http, String feed) {
        List<JsonNode> all = new ArrayList<>();
        String page = feed + "?limit=500";
        while (true) {
            Http.Reply reply = http.get(READER, page);
            if (!reply.isGood()) {
                throw new Failure(page + " answered " + reply.status() + ": " + reply.body());
            }
            JsonNode read = reply.json();
            if (read.isEmpty()) {
                return all;
            }
            read.forEach(all::add);
            page = next(reply);
        }
    }

    @Override
    public void close() {
        ended = true;
        thread.interrupt();
    }

    private void followUntilEnded() {
        try {
            follow();
        } catch (RuntimeException e) {
            if (!ended) {
                faults.add(feed + " is no longer followed: " + e.getMessage());
            }
        }
    }

    private void follow() {
        String page = feed + "?limit=500";
        while (!ended) {
            Http.Reply reply = http.get(READER, page + "&wait=PT5S");
            if (ended) {
                return;
            }
            if (reply.isGood()) {
                synchronized (this) {
                    reply.json().forEach(events::add);
                }
                page = next(reply);
            } else {
                faults.add(feed + reply.fault());
                Pause.of(Duration.ofMillis(200));
            }
        }
    }

    private static String next(Http.Reply reply) {
        Matcher link = NEXT.matcher(reply.headers().getOrDefault("link", ""));
        if (!link.find()) {
            throw new Failure("a page of a feed has no next one: " + reply.headers());
        }
        return link.group(1);
    }
}
