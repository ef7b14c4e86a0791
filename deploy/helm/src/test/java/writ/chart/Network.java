package writ.chart;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whether the NetworkPolicies of an installation let a connection through, by the rules of networking.k8s.io/v1. */
record Network(List<JsonObject> policies) {
    private static final String HOME = "compliance";

    /** Somebody on the network: a pod with a namespace, or an address outside. */
    record Peer(String namespace, Map<String, String> labels, String address) {
        /** A pod of the release. */
        static Peer component(String component) {
            return pod(
                    HOME,
                    Map.of(
                            "app.kubernetes.io/name", "writ",
                            "app.kubernetes.io/instance", "bod",
                            "app.kubernetes.io/component", component));
        }

        static Peer pod(String namespace, Map<String, String> labels) {
            return new Peer(namespace, labels, "");
        }

        static Peer outside(String address) {
            return new Peer("", Map.of(), address);
        }

        boolean isPod() {
            return address.isEmpty();
        }
    }

    static Network of(Installation installation) {
        return new Network(installation.all("NetworkPolicy"));
    }

    boolean lets(Peer from, Peer to, int port) {
        return lets(from, to, port, "TCP");
    }

    boolean lets(Peer from, Peer to, int port, String protocol) {
        return opens(from, to, "Egress", port, protocol) && opens(to, from, "Ingress", port, protocol);
    }

    /** A pod that no policy selects is open; one that is selected needs a rule of any of them. */
    private boolean opens(Peer pod, Peer other, String direction, int port, String protocol) {
        var selecting = policies.stream()
                .filter(policy -> pod.isPod() && HOME.equals(pod.namespace()))
                .filter(policy -> matches(Yaml.at(policy, "spec/podSelector"), pod.labels()))
                .filter(policy -> Yaml.at(policy, "spec/policyTypes")
                        .getAsJsonArray()
                        .toString()
                        .contains(direction))
                .toList();
        var ingress = "Ingress".equals(direction);
        return selecting.isEmpty()
                || selecting.stream()
                        .map(policy -> Yaml.at(policy, "spec").getAsJsonObject())
                        .flatMap(spec -> list(spec, ingress ? "ingress" : "egress").asList().stream())
                        .map(JsonElement::getAsJsonObject)
                        .anyMatch(rule ->
                                ofPort(rule, port, protocol) && ofPeer(list(rule, ingress ? "from" : "to"), other));
    }

    /** A rule that names no port is about all of them. */
    private static boolean ofPort(JsonObject rule, int port, String protocol) {
        var ports = list(rule, "ports").asList();
        return ports.isEmpty()
                || ports.stream()
                        .anyMatch(one -> Yaml.at(one, "port").getAsInt() == port
                                && Yaml.text(one, "protocol").equals(protocol));
    }

    private static boolean ofPeer(JsonArray peers, Peer other) {
        return peers.isEmpty()
                || peers.asList().stream().map(JsonElement::getAsJsonObject).anyMatch(peer -> is(peer, other));
    }

    private static boolean is(JsonObject peer, Peer other) {
        if (peer.has("ipBlock")) {
            var block = peer.getAsJsonObject("ipBlock");
            return !other.isPod()
                    && Cidr.of(Yaml.text(block, "cidr")).holds(other.address())
                    && list(block, "except").asList().stream()
                            .noneMatch(except -> Cidr.of(except.getAsString()).holds(other.address()));
        }
        var named = new HashMap<>(Map.of("kubernetes.io/metadata.name", other.namespace()));
        var there = peer.has("namespaceSelector")
                ? matches(peer.get("namespaceSelector"), named)
                : HOME.equals(other.namespace());
        return other.isPod() && there && (!peer.has("podSelector") || matches(peer.get("podSelector"), other.labels()));
    }

    private static boolean matches(JsonElement selector, Map<String, String> labels) {
        var object = selector.getAsJsonObject();
        var wanted = object.has("matchLabels") ? object.getAsJsonObject("matchLabels") : new JsonObject();
        return wanted.entrySet().stream()
                        .allMatch(label -> label.getValue().getAsString().equals(labels.get(label.getKey())))
                && list(object, "matchExpressions").asList().stream().allMatch(expression -> in(expression, labels));
    }

    private static boolean in(JsonElement expression, Map<String, String> labels) {
        if (!"In".equals(Yaml.text(expression, "operator"))) {
            throw new AssertionError("not understood: " + expression);
        }
        return list(expression.getAsJsonObject(), "values").asList().stream()
                .anyMatch(value -> value.getAsString().equals(labels.get(Yaml.text(expression, "key"))));
    }

    private static JsonArray list(JsonObject object, String name) {
        return object.has(name) ? object.getAsJsonArray(name) : new JsonArray();
    }
}
