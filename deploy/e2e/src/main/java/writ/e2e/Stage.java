package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** The namespace, and what the installation stands on. */
final class Stage {

    private static final List<String> SERVICES = List.of("directive", "inventory", "notification");

    private final Cluster cluster;
    private final Options options;

    Stage(Cluster cluster, Options options) {
        this.cluster = cluster;
        this.options = options;
    }

    /** A namespace of an earlier run is removed first, with all that is in it. */
    String raise() {
        cluster.kubectl("delete", "namespace", cluster.namespace(), "--ignore-not-found", "--timeout=120s");
        cluster.apply(Manifests.of("namespace.yaml", Map.of("namespace", cluster.namespace())));
        for (String service : SERVICES) {
            secret(service + "-app", "password", "writ");
            secret(service + "-owner", "password", "writ");
            secret(service + "-client", "client-secret", "the-development-issuer-takes-any-secret");
        }
        secret("tests", "client-secret", "the-development-issuer-takes-any-secret");
        cluster.apply(Manifests.of(
                "stage.yaml",
                Map.of(
                        "database", options.image("rehearsal-database") + ":" + options.tag(),
                        "rehearsal", options.image("rehearsal") + ":" + options.tag())));
        cluster.kubectl("rollout", "status", "deployment/database", "--timeout=120s");
        cluster.kubectl("rollout", "restart", "deployment/rehearsal");
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

    void clear() {
        cluster.kubectl("delete", "namespace", cluster.namespace(), "--timeout=180s");
    }

    private void secret(String name, String key, String value) {
        cluster.apply(Manifests.of("secret.yaml", Map.of("name", name, "key", key, "value", value)));
    }
}
