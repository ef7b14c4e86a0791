package writ.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What people on call do every day. */
final class Operations {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int FORWARDED = 19_017;

    private final Cluster cluster;
    private final Release release;
    private final Http http;

    Operations(Cluster cluster, Release release, Http http) {
        this.cluster = cluster;
        this.release = release;
        this.http = http;
    }

    /** Each line of a log is one JSON object; what is said within a request has the request's trace id. */
    String logs() throws JsonProcessingException {
        // a token that is none is said in the log, within its request
        Http.Reply refused = http.post(
                "",
                "/v1/reports?asOf=2017-09-13T12:00:00Z&methodology=x",
                "text/csv",
                Map.of("Authorization", "Bearer none"),
                "x");
        if (refused.status() != 401) {
            throw new Failure("a bad token was answered with " + refused.status());
        }
        int lines = 0;
        int traced = 0;
        for (String service : Release.SERVICES) {
            for (String line : cluster.kubectl("logs", Release.deployment(service), "--tail=-1")
                    .lines()
                    .toList()) {
                JsonNode event = JSON.readTree(line);
                if (!event.hasNonNull("message") || !event.hasNonNull("timestamp")) {
                    throw new Failure(service + " logged no message or no time: " + line);
                }
                lines++;
                traced += event.at("/mdc/traceId").asText().isEmpty()
                                && event.path("traceId").asText().isEmpty()
                        ? 0
                        : 1;
            }
        }
        String shown = cluster.kubectl("logs", Release.deployment("directive"), "--tail=1");
        return lines + " lines, each JSON, " + traced + " of them with a trace id; as " + shown.strip();
    }

    /** Readiness through a forwarded port, as NOTES.txt says. */
    String portForward() throws Exception {
        Process forward = new ProcessBuilder(
                        "kubectl",
                        "--namespace",
                        cluster.namespace(),
                        "port-forward",
                        Release.deployment("directive"),
                        FORWARDED + ":9000")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            Http forwarded = new Http("http://127.0.0.1:" + FORWARDED);
            cluster.await(
                    "the forwarded port answers",
                    Duration.ofSeconds(20),
                    () -> forwarded.get("", "/q/health/ready").isGood());
            JsonNode health = forwarded.read("", "/q/health/ready");
            List<String> checks = health.path("checks")
                    .valueStream()
                    .map(check -> check.path("name").asText())
                    .toList();
            if (!checks.containsAll(List.of("database", "migrations", "issuer"))) {
                throw new Failure("readiness does not tell of database, migrations and issuer: " + health);
            }
            return "ready, by " + String.join(", ", checks);
        } finally {
            forward.destroy();
            forward.waitFor();
        }
    }

    String top() {
        cluster.await(
                "metrics are there",
                Duration.ofSeconds(90),
                () -> cluster.tryKubectl("top", "pods", "-l", "app.kubernetes.io/instance=" + Release.NAME)
                        .isGood());
        return cluster.showKubectl("top", "pods", "-l", "app.kubernetes.io/instance=" + Release.NAME);
    }

    /**
     * Empties every node of Writ's pods, within a time limit, and lets them come back. Where the budgets allow no more on
     * this cluster, some pods stay, and the suite goes on.
     */
    String drain() {
        String node = cluster.kubectl("get", "pod", release.pod("directive"), "-o", "jsonpath={.spec.nodeName}");
        String[] drain = {
            "drain",
            node,
            "--pod-selector=app.kubernetes.io/instance=" + Release.NAME,
            "--delete-emptydir-data",
            "--timeout=20s"
        };
        Shell.Result drained = cluster.tryKubectl(drain);
        try {
            http.read("authority-analyst", "/v1/directives/bod-17-01/scoreboard");
        } finally {
            cluster.kubectl("uncordon", node);
        }
        long evicted = drained.output()
                .lines()
                .filter(line -> line.contains("evicted") || line.startsWith("evicting pod"))
                .count();
        boolean heldBack = drained.output().contains("disruption budget");
        if (evicted == 0) {
            throw new Failure("nothing was evicted:\n" + drained.output());
        }
        release.awaitReady(2, Duration.ofSeconds(90));
        return (drained.isGood() ? "drained" : heldBack ? "evicted what the budgets allow" : "time limit reached")
                + "; the suite answered meanwhile; all ready again after uncordon";
    }
}
