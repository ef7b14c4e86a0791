package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What notification-service says it has delivered, against what came to the inbox. */
final class Mails {

    private static final String ANALYST = "authority-analyst";
    private static final String PENDING = "/v1/deliveries?state=pending";
    private static final Duration RETRIES = Duration.ofSeconds(120);

    private final Http http;

    Mails(Http http) {
        this.http = http;
    }

    /** What could not be sent while the cluster was at its worst is tried again after a while. */
    void awaitRetries() {
        long deadline = System.nanoTime() + RETRIES.toNanos();
        while (!http.all(ANALYST, PENDING).isEmpty() && System.nanoTime() < deadline) {
            Pause.of(Duration.ofSeconds(1));
        }
    }

    /**
     * A mail may come twice when its sender was killed, by the same Message-ID, which carries the delivery's id; there is
     * none without a delivery.
     */
    void check(List<String> wrong, List<String> seen) {
        unfinished("pending", wrong);
        unfinished("stopped", wrong);
        Set<String> delivered = new HashSet<>();
        http.all(ANALYST, "/v1/deliveries?state=delivered")
                .forEach(delivery -> delivered.add(delivery.path("id").asText()));
        List<String> mails = inbox();
        Set<String> arrived = new HashSet<>(mails);
        say("deliveries whose mail is not in the inbox", without(delivered, arrived), wrong);
        say("mails that no delivery tells of", without(arrived, delivered), wrong);
        int again = mails.size() - arrived.size();
        seen.add(arrived.size() + " mails" + (again == 0 ? "" : ", " + again + " of them came twice"));
    }

    private void unfinished(String state, List<String> wrong) {
        int count = http.all(ANALYST, "/v1/deliveries?state=" + state).size();
        if (count > 0) {
            wrong.add(count + " deliveries are " + state);
        }
    }

    /** The ids that the Message-IDs begin with. */
    private List<String> inbox() {
        List<String> mails = new ArrayList<>();
        String before = "";
        while (true) {
            JsonNode page = http.read("", "/dev/inbox?limit=500" + before);
            for (JsonNode mail : page.path("items")) {
                mails.add(mail.path("messageId").asText().replaceAll("^<|@.*$", ""));
            }
            if (!page.hasNonNull("before")) {
                return mails;
            }
            before = "&before=" + page.path("before").asInt();
        }
    }

    private static Set<String> without(Set<String> all, Set<String> others) {
        Set<String> rest = new HashSet<>(all);
        rest.removeAll(others);
        return rest;
    }

    private static void say(String what, Set<String> ids, List<String> wrong) {
        if (!ids.isEmpty()) {
            wrong.add(ids.size() + " " + what + ", as " + ids.iterator().next());
        }
    }
}
