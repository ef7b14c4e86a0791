package writ.e2e;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What people on call do every day. */
final class Operations {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern FORWARDED = Pattern.compile("Forwarding from 127\\.0\\.0\\.1:(\\d+) ");
    private static final Duration COMING_BACK = Duration.ofSeconds(90);

    /** Of a request that each service refuses, with a word in its log. */
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";

    private static final Map<String, String> LISTS = new TreeMap<>(
            Map.of("directive", "/v1/directives", "inventory", "/v1/reports", "notification", "/v1/alerts"));

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
        int lines = 0;
        String shown = "";
        for (Map.Entry<String, String> list : LISTS.entrySet()) {
            Http.Reply refused = http.get(
                    "",
                    list.getValue(),
                    Map.of("Authorization", "Bearer none", "traceparent", "00-" + TRACE + "-b7ad6b7169203331-01"));
            if (refused.status() != 401) {
                throw new Failure("a token that is none was answered with " + refused.status());
            }
            boolean traced = false;
            for (String line : log(list.getKey())) {
                JsonNode event = JSON.readTree(line);
                if (!event.hasNonNull("message") || !event.hasNonNull("timestamp")) {
                    throw new Failure(list.getKey() + "-service logged no message or no time: " + line);
                }
                lines++;
                traced |= event.at("/mdc/traceId").asText().equals(TRACE);
                shown = event.at("/mdc/traceId").asText().equals(TRACE)
                        ? event.path("message").asText()
                        : shown;
            }
            if (!traced) {
                throw new Failure(list.getKey() + "-service says nothing of a refused request by its trace id");
            }
        }
        return lines + " lines, each JSON; a refused request is found in each service by its trace id: " + shown;
    }

    /** Readiness through a forwarded port, as NOTES.txt says. */
    String portForward() throws IOException, InterruptedException {
        Process forward = new ProcessBuilder(
                        "kubectl",
                        "--namespace",
                        cluster.namespace(),
                        "port-forward",
                        Release.deployment("directive"),
                        ":9000")
                .redirectErrorStream(true)
                .start();
        Thread ending = new Thread(forward::destroy);
        Runtime.getRuntime().addShutdownHook(ending);
        try (BufferedReader said = forward.inputReader(StandardCharsets.UTF_8)) {
            Matcher port = FORWARDED.matcher(String.valueOf(said.readLine()));
            if (!port.find()) {
                throw new Failure("kubectl port-forward did not say where it listens");
            }
            JsonNode health = new Http("http://127.0.0.1:" + port.group(1)).read("", "/q/health/ready");
            List<String> checks = health.path("checks")
                    .valueStream()
                    .map(check -> check.path("name").asText())
                    .sorted()
                    .toList();
            if (!checks.containsAll(List.of("database", "issuer", "migrations"))) {
                throw new Failure("readiness does not tell of database, issuer and migrations: " + health);
            }
            return "ready, by " + String.join(", ", checks);
        } finally {
            forward.destroy();
            forward.waitFor();
            Runtime.getRuntime().removeShutdownHook(ending);
        }
    }

    String top() {
        String[] top = {"top", "pods", "-l", "app.kubernetes.io/instance=" + Release.NAME};
        if (!cluster.kubectl("api-versions").contains("metrics.k8s.io")) {
            throw new Failure("the cluster has no metrics API; install metrics-server");
        }
        cluster.await(
                "pods have metrics",
                Duration.ofSeconds(90),
                () -> cluster.tryKubectl(top).isGood());
        return cluster.showKubectl(top);
    }

    /**
     * Empties the node of Writ's pods within a time limit, and lets them come back. Where there is no other node the
     * budgets let one pod of each go, and no more.
     */
    String drain() {
        String node = cluster.kubectl("get", "pod", release.pod("directive"), "-o", "jsonpath={.spec.nodeName}");
        Thread uncordon = new Thread(() -> cluster.tryKubectl("uncordon", node));
        Runtime.getRuntime().addShutdownHook(uncordon);
        Shell.Result drained;
        try {
            drained = cluster.tryKubectl(
                    "drain",
                    node,
                    "--pod-selector=app.kubernetes.io/instance=" + Release.NAME
                            + ",app.kubernetes.io/component in (directive,inventory,notification)",
                    "--delete-emptydir-data",
                    "--timeout=30s");
        } finally {
            cluster.kubectl("uncordon", node);
            Runtime.getRuntime().removeShutdownHook(uncordon);
        }
        for (String service : Release.SERVICES) {
            boolean evicted = drained.output()
                    .lines()
                    .anyMatch(line ->
                            line.startsWith("pod/" + Release.NAME + "-" + service) && line.endsWith(" evicted"));
            if (!evicted) {
                throw new Failure("no pod of " + service + "-service was evicted:\n" + drained.output());
            }
        }
        release.awaitReady(2, COMING_BACK);
        return (drained.isGood() ? "every pod evicted" : "a pod of each evicted, the others held by their budgets")
                + "; all ready again after uncordon";
    }

    private List<String> log(String service) {
        return cluster.kubectl("logs", Release.deployment(service), "--tail=-1")
                .lines()
                .toList();
    }
}
