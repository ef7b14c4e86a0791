package writ.e2e;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Whether the network policies keep out whom they must, by trying. */
final class Policies {

    /** A policy covers a new pod only after a moment. */
    private static final int SETTLING_SECONDS = 5;

    private static final List<String> SERVICES =
            List.of("writ-directive:80", "writ-inventory:80", "writ-notification:80");
    private static final List<String> MANAGEMENT =
            List.of("writ-directive:9000", "writ-inventory:9000", "writ-notification:9000");
    private static final List<String> DATABASE = List.of("database:5432");

    private final Cluster cluster;
    private final Options options;

    Policies(Cluster cluster, Options options) {
        this.cluster = cluster;
        this.options = options;
    }

    String tryThem() {
        Map<String, Boolean> stranger = reach("stranger", "app: stranger");
        Map<String, Boolean> visitor = reach("visitor", "writ.dev/access: \"true\"");
        Map<String, Boolean> ours = reach(
                "posing",
                "app.kubernetes.io/name: writ, app.kubernetes.io/instance: writ, app.kubernetes.io/component: nothing");
        List<String> wrong = new ArrayList<>();
        expect(wrong, "a pod without a label", stranger, SERVICES, false);
        expect(wrong, "a pod without a label", stranger, MANAGEMENT, false);
        expect(wrong, "a pod without a label", stranger, DATABASE, false);
        expect(wrong, "a pod with the label of visitors", visitor, SERVICES, true);
        expect(wrong, "a pod with the label of visitors", visitor, MANAGEMENT, false);
        expect(wrong, "a pod with the label of visitors", visitor, DATABASE, false);
        expect(wrong, "a pod of the release that is no service", ours, MANAGEMENT, false);
        if (!wrong.isEmpty()) {
            throw new Failure(String.join("; ", wrong));
        }
        return "without the label: no service, no management port, no PostgreSQL; with it: the services and nothing else";
    }

    private Map<String, Boolean> reach(String name, String labels) {
        List<String> targets = new ArrayList<>();
        targets.addAll(SERVICES);
        targets.addAll(MANAGEMENT);
        targets.addAll(DATABASE);
        cluster.kubectl("delete", "pod", name, "--ignore-not-found");
        cluster.apply(Manifests.of(
                "reach.yaml",
                Map.of(
                        "name",
                        name,
                        "labels",
                        labels,
                        "image",
                        options.image("rehearsal") + ":" + options.tag(),
                        "arguments",
                        "\"" + SETTLING_SECONDS + "\", \"" + String.join("\", \"", targets) + "\"")));
        cluster.await(
                "pod " + name + " has tried",
                Duration.ofSeconds(90),
                () -> cluster.kubectl("get", "pod", name, "-o", "jsonpath={.status.phase}")
                        .equals("Succeeded"));
        Map<String, Boolean> reached = new LinkedHashMap<>();
        cluster.kubectl("logs", name)
                .lines()
                .map(line -> line.split(" "))
                .forEach(words -> reached.put(words[0], words[1].equals("reached")));
        cluster.kubectl("delete", "pod", name);
        return reached;
    }

    private static void expect(
            List<String> wrong, String who, Map<String, Boolean> reached, List<String> targets, boolean may) {
        for (String target : targets) {
            Boolean did = reached.get(target);
            if (did == null || did != may) {
                wrong.add(who + (may ? " does not reach " : " reaches ") + target);
            }
        }
    }
}
