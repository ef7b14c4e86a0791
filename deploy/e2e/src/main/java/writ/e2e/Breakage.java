package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What goes wrong on a cluster, done on purpose while the suite is used. */
final class Breakage {

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);

    private final Cluster cluster;
    private final Release release;
    private final Http http;

    Breakage(Cluster cluster, Release release, Http http) {
        this.cluster = cluster;
        this.release = release;
        this.http = http;
    }

    /** Kills a pod of each service, one after the other, without a word of warning to it. */
    String killOneOfEach() {
        List<String> seen = new ArrayList<>();
        for (String service : Release.SERVICES) {
            String pod = release.pod(service);
            long start = System.nanoTime();
            cluster.showKubectl("delete", "pod", pod, "--grace-period=0", "--force", "--wait=false");
            cluster.await(service + "-service is whole again", LONGEST_RECOVERY, () -> isWholeWithout(service, pod));
            double seconds = (System.nanoTime() - start) / 1e9;
            seen.add(String.format(Locale.ROOT, "%s whole again after %.1f s", service, seconds));
            // the next one is not killed before this one has taken its share again
            Pause.of(Duration.ofSeconds(3));
        }
        return String.join(", ", seen);
    }

    /** A tag that nobody can pull: the old pods go on serving until it is undone. */
    String undoBadRollOut() {
        String deployment = Release.deployment("directive");
        String image = cluster.kubectl("get", deployment, "-o", "jsonpath={.spec.template.spec.containers[0].image}");
        String bad = image.substring(0, image.lastIndexOf(':')) + ":no-such-version";
        cluster.showKubectl("set", "image", deployment, "directive=" + bad);
        Shell.Result waited = cluster.tryKubectl("rollout", "status", deployment, "--timeout=10s");
        if (waited.isGood()) {
            throw new Failure("an image that does not exist was rolled out");
        }
        http.read("authority-analyst", "/v1/directives/bod-17-01/scoreboard");
        cluster.showKubectl("rollout", "undo", deployment);
        cluster.showKubectl("rollout", "status", deployment, "--timeout=60s");
        release.awaitReady(2, LONGEST_RECOVERY);
        return "the old pods served all the time; undone";
    }

    /** A secret that is not there: the pod waits, its event names the secret, and the old pods serve. */
    String missingSecret() {
        String deployment = Release.deployment("inventory");
        cluster.kubectl("patch", deployment, "--type=json", "-p", """
                [{"op": "add", "path": "/spec/template/spec/containers/0/env/-", "value":
                  {"name": "WRIT_TRIED", "valueFrom": {"secretKeyRef": {"name": "nobody-made-it", "key": "password"}}}}]""");
        cluster.await(
                "an event names the secret",
                Duration.ofSeconds(30),
                () -> cluster.kubectl(
                                "get",
                                "events",
                                "--field-selector",
                                "type=Warning",
                                "-o",
                                "jsonpath={.items[*].message}")
                        .contains("secret \"nobody-made-it\" not found"));
        int restarts = 0;
        for (JsonNode pod : pods("inventory")) {
            restarts += pod.at("/status/containerStatuses/0/restartCount").asInt();
        }
        http.read("authority-analyst", "/v1/reports?limit=1");
        cluster.kubectl("rollout", "undo", deployment);
        cluster.kubectl("rollout", "status", deployment, "--timeout=60s");
        release.awaitReady(2, LONGEST_RECOVERY);
        return "event: secret \"nobody-made-it\" not found; " + restarts + " restarts; the old pods served";
    }

    private boolean isWholeWithout(String service, String pod) {
        int ready = 0;
        for (JsonNode each : pods(service)) {
            if (each.at("/metadata/name").asText().equals(pod)) {
                return false;
            }
            boolean isReady = each.at("/status/containerStatuses/0/ready").asBoolean();
            boolean isEnding = each.path("metadata").has("deletionTimestamp");
            ready += isReady && !isEnding ? 1 : 0;
        }
        return ready == 2;
    }

    private JsonNode pods(String service) {
        return cluster.json(
                        "get",
                        "pods",
                        "-l",
                        "app.kubernetes.io/instance=" + Release.NAME + ",app.kubernetes.io/component=" + service)
                .path("items");
    }
}
