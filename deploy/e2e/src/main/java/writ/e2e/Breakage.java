package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What goes wrong on a cluster, done on purpose while the suite is used. */
final class Breakage {

    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(30);
    private static final int KILLED = 137;
    private static final String NO_SECRET = "nobody-made-it";

    private final Cluster cluster;
    private final Release release;
    private final Stage stage;

    Breakage(Cluster cluster, Release release, Stage stage) {
        this.cluster = cluster;
        this.release = release;
        this.stage = stage;
    }

    /** Kills a process of each service, one after the other; a slow one does not spare the others. */
    String killOneOfEach() {
        List<String> seen = new ArrayList<>();
        List<String> slow = new ArrayList<>();
        for (String service : Release.SERVICES) {
            String pod = release.pod(service);
            int before = restarts(pod);
            stage.kill(pod);
            try {
                cluster.await(
                        service + "-service is whole again",
                        LONGEST_RECOVERY,
                        () -> restarts(pod) > before && release.ready(service) == 2);
                seen.add(service + " ready again " + recovery(pod).toSeconds() + " s after its end");
            } catch (Failure e) {
                slow.add(e.getMessage());
            }
        }
        if (!slow.isEmpty()) {
            throw new Failure(String.join("; ", slow) + "; " + String.join(", ", seen));
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
        cluster.showKubectl("rollout", "undo", deployment);
        cluster.showKubectl("rollout", "status", deployment, "--timeout=60s");
        release.awaitReady(2, LONGEST_RECOVERY);
        return "the new pod waited for its image; undone";
    }

    /** A secret that is not there: the pod waits without a crash, and its event names the secret. */
    String missingSecret() {
        String deployment = Release.deployment("inventory");
        cluster.kubectl("patch", deployment, "--type=json", "-p", """
                [{"op": "add", "path": "/spec/template/spec/containers/0/env/-", "value":
                  {"name": "WRIT_TRIED", "valueFrom": {"secretKeyRef": {"name": "%s", "key": "password"}}}}]""".formatted(NO_SECRET));
        String event = "secret \"" + NO_SECRET + "\" not found";
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
                        .contains(event));
        cluster.await(
                "the pod says why it waits",
                Duration.ofSeconds(30),
                () -> waiting("inventory").at("/state/waiting/reason").asText().equals("CreateContainerConfigError"));
        int restarts = waiting("inventory").path("restartCount").asInt();
        cluster.kubectl("rollout", "undo", deployment);
        cluster.kubectl("rollout", "status", deployment, "--timeout=60s");
        release.awaitReady(2, LONGEST_RECOVERY);
        if (restarts != 0) {
            throw new Failure("the pod without its secret was started " + restarts + " times");
        }
        return "the new pod waited, CreateContainerConfigError, no restart; event: " + event;
    }

    /** The container that does not run. */
    private JsonNode waiting(String service) {
        for (JsonNode pod : release.pods(service)) {
            JsonNode status = pod.at("/status/containerStatuses/0");
            if (status.path("state").has("waiting")) {
                return status;
            }
        }
        throw new Failure("no pod of " + service + "-service waits");
    }

    /** By the cluster's own clock, whole seconds: from the end of the killed container until the pod was ready again. */
    private Duration recovery(String pod) {
        JsonNode status = cluster.json("get", "pod", pod).path("status");
        String ended = status.at("/containerStatuses/0/lastState/terminated/finishedAt")
                .asText();
        int code =
                status.at("/containerStatuses/0/lastState/terminated/exitCode").asInt();
        if (code != KILLED) {
            throw new Failure("pod " + pod + " ended by " + code + ", and was to be killed");
        }
        for (JsonNode condition : status.path("conditions")) {
            if (condition.path("type").asText().equals("Ready")) {
                return Duration.between(
                        Instant.parse(ended),
                        Instant.parse(condition.path("lastTransitionTime").asText()));
            }
        }
        throw new Failure("pod " + pod + " does not say since when it is ready");
    }

    private int restarts(String pod) {
        JsonNode found = cluster.json("get", "pod", pod);
        return found.at("/status/containerStatuses/0/restartCount").asInt();
    }
}
