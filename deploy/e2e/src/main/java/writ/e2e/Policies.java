package writ.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Whether the network policies keep out whom they must, by trying. */
final class Policies {

    /** A policy covers a new pod only after a moment. */
    private static final int SETTLING_SECONDS = 5;

    private static final Duration LONGEST_TRY = Duration.ofSeconds(90);
    private static final Set<String> SERVICES =
            Set.of("writ-directive:80", "writ-inventory:80", "writ-notification:80");

    private final Cluster cluster;
    private final Stage stage;
    private final Options options;

    Policies(Cluster cluster, Stage stage, Options options) {
        this.cluster = cluster;
        this.stage = stage;
        this.options = options;
    }

    String tryThem() {
        List<String> wrong = new ArrayList<>();
        expect(wrong, "a pod without a label", reached(cluster, "stranger", "app: stranger"), Set.of());
        expect(wrong, "a pod of another namespace", reached(stage.outside(), "stranger", "app: stranger"), Set.of());
        String release = "app.kubernetes.io/name: writ, app.kubernetes.io/instance: writ";
        String poses = release + ", app.kubernetes.io/component: nothing";
        expect(wrong, "a pod that poses as one of the release", reached(cluster, "posing", poses), Set.of());
        String visits = "writ.dev/access: \"true\"";
        expect(wrong, "a pod with the label of visitors", reached(cluster, "visitor", visits), SERVICES);
        expect(wrong, "such a pod of another namespace", reached(stage.outside(), "visitor", visits), SERVICES);
        if (!wrong.isEmpty()) {
            throw new Failure(String.join("; ", wrong));
        }
        return "without the label, here and in another namespace: no service, no management port, no PostgreSQL; with it:"
                + " the services and nothing else";
    }

    /** Tries every port there is, from a pod of these labels. */
    private Set<String> reached(Cluster from, String name, String labels) {
        Map<String, String> targets = new LinkedHashMap<>();
        for (String host : List.of("writ-directive", "writ-inventory", "writ-notification")) {
            for (String port : List.of("80", "9000")) {
                targets.put(address(host) + ":" + port, host + ":" + port);
            }
        }
        targets.put(address("database") + ":5432", "database:5432");
        from.kubectl("delete", "pod", name, "--ignore-not-found");
        from.apply(Manifests.of(
                "reach.yaml",
                Map.of(
                        "name",
                        name,
                        "labels",
                        labels,
                        "image",
                        options.image("rehearsal") + ":" + options.tag(),
                        "arguments",
                        "\"" + SETTLING_SECONDS + "\", \"" + String.join("\", \"", targets.keySet()) + "\"")));
        from.await(
                "pod " + name + " has tried",
                LONGEST_TRY,
                () -> from.kubectl("get", "pod", name, "-o", "jsonpath={.status.phase}")
                        .equals("Succeeded"));
        List<String> lines = from.kubectl("logs", name).lines().toList();
        from.kubectl("delete", "pod", name);
        if (lines.size() != targets.size()) {
            throw new Failure("pod " + name + " did not try everything: " + lines);
        }
        Set<String> reached = new TreeSet<>();
        for (String line : lines) {
            String[] words = line.split(" ");
            if (words[1].equals("reached")) {
                reached.add(targets.getOrDefault(words[0], words[0]));
            }
        }
        return reached;
    }

    /** By its number, as some of the pods may not even ask for names. */
    private String address(String service) {
        return cluster.kubectl("get", "service", service, "-o", "jsonpath={.spec.clusterIP}");
    }

    private static void expect(List<String> wrong, String who, Set<String> reached, Set<String> may) {
        if (!reached.equals(may)) {
            wrong.add(who + " reaches " + reached + " and should reach " + may);
        }
    }
}
