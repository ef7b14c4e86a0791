package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The namespaces, and what the installation stands on. */
final class Stage {

    private static final String OURS = "writ.dev/rehearsal";

    private final Cluster cluster;
    private final Options options;

    /** Another namespace, of which no pod is let through; pods in it may see their node. */
    private final Cluster outside;

    Stage(Cluster cluster, Options options) {
        this.cluster = cluster;
        this.options = options;
        this.outside = new Cluster(options.namespace() + "-outside", new Transcript());
    }

    Cluster outside() {
        return outside;
    }

    /** Namespaces of an earlier run are removed first; others of these names are left alone, and the run ends. */
    String raise() {
        for (Cluster each : List.of(cluster, outside)) {
            remove(each);
        }
        namespace(cluster, "restricted");
        namespace(outside, "privileged");
        for (String service : Release.SERVICES) {
            secret(service + "-app", "password", "writ");
            secret(service + "-owner", "password", "writ");
            secret(service + "-client", "client-secret", "the-development-issuer-takes-any-secret");
        }
        secret("tests", "client-secret", "the-development-issuer-takes-any-secret");
        cluster.apply(Manifests.of(
                "database.yaml", Map.of("image", options.image("rehearsal-database") + ":" + options.tag())));
        cluster.kubectl("rollout", "status", "deployment/database", "--timeout=120s");
        cluster.apply(
                Manifests.of("rehearsal.yaml", Map.of("image", options.image("rehearsal") + ":" + options.tag())));
        cluster.kubectl("rollout", "status", "deployment/rehearsal", "--timeout=120s");
        return "namespace " + cluster.namespace() + ", restricted; PostgreSQL 18, issuer, inbox and edge are ready";
    }

    /** The address of a node and the port of the edge on it, unless the run was told another. */
    String edgeUrl() {
        return options.edge().orElseGet(() -> {
            String port = cluster.kubectl("get", "service", "edge", "-o", "jsonpath={.spec.ports[0].nodePort}");
            for (JsonNode address : cluster.json("get", "nodes").at("/items/0/status/addresses")) {
                if (address.path("type").asText().equals("InternalIP")) {
                    return "http://" + address.path("address").asText() + ":" + port;
                }
            }
            throw new Failure("no node has an InternalIP; say --edge URL");
        });
    }

    /** Kills the process of a pod, without a word to it. */
    void kill(String pod) {
        JsonNode victim = cluster.json("get", "pod", pod);
        outside.apply(Manifests.of(
                "node.yaml",
                Map.of(
                        "node", victim.at("/spec/nodeName").asText(),
                        "uid", victim.at("/metadata/uid").asText(),
                        "image", options.image("rehearsal") + ":" + options.tag())));
        outside.await(
                "the killer of " + pod + " has done it",
                Duration.ofSeconds(60),
                () -> outside.kubectl("get", "pod", "kill", "-o", "jsonpath={.status.phase}")
                        .equals("Succeeded"));
        outside.kubectl("delete", "pod", "kill", "--wait=false", "--grace-period=0", "--force");
    }

    String clear() {
        remove(outside);
        remove(cluster);
        return "and with them what it stood on";
    }

    private static void namespace(Cluster cluster, String standard) {
        cluster.apply(Manifests.of("namespace.yaml", Map.of("namespace", cluster.namespace(), "standard", standard)));
    }

    private static void remove(Cluster cluster) {
        String name = cluster.namespace();
        Shell.Result there = cluster.tryKubectl("get", "namespace", name, "-o", "jsonpath={.metadata.labels}");
        if (!there.isGood()) {
            return;
        }
        if (!there.output().contains(OURS)) {
            throw new Failure(
                    "namespace " + name + " is there and not of an earlier run; choose another by --namespace");
        }
        cluster.kubectl("delete", "namespace", name, "--timeout=180s");
    }

    private void secret(String name, String key, String value) {
        cluster.apply(Manifests.of("secret.yaml", Map.of("name", name, "key", key, "value", value)));
    }
}
