package writ.e2e;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The installation, by Helm. */
final class Release {

    static final String NAME = "writ";
    private static final Pattern OF_HOOKS =
            Pattern.compile("job.batch/writ-migrations|pod/writ-migrations-.*|pod/writ-acceptance");
    static final List<String> SERVICES = List.of("directive", "inventory", "notification");

    private final Cluster cluster;
    private final Options options;
    private final String chart;
    private final Path values;

    Release(Cluster cluster, Options options) {
        this.cluster = cluster;
        this.options = options;
        this.chart = options.home().resolve("deploy/helm/writ").toString();
        this.values = options.out().resolve("my-values.yaml");
    }

    /** @param replicas of each service */
    String writeValues(String publicUrl, int replicas) throws IOException {
        Files.writeString(
                values,
                Manifests.of(
                        "values.yaml",
                        Map.of(
                                "publicUrl", publicUrl,
                                "registry", options.registry(),
                                "tag", options.servicesTag(),
                                "testsTag", options.tag(),
                                "replicas", Integer.toString(replicas))));
        return "users will know " + publicUrl;
    }

    /** A key that the chart does not know stops the installation before anything is made. */
    String refuseTypo() {
        Shell.Result refused = cluster.tryHelm(helm("install", "--set", "services.directive.replica=2"));
        if (refused.isGood() || !refused.output().contains("replica")) {
            throw new Failure("a values file with the key \"replica\" was taken, or refused in other words:\n"
                    + refused.output());
        }
        return "refused: "
                + refused.output()
                        .lines()
                        .filter(line -> line.contains("replica"))
                        .findFirst()
                        .orElse("")
                        .strip();
    }

    String install() {
        cluster.showHelm(
                "install " + NAME + " deploy/helm/writ --values my-values.yaml --wait", helm("install", "--wait"));
        SERVICES.forEach(service -> cluster.showKubectl("rollout", "status", deployment(service), "--timeout=120s"));
        String pods = cluster.showKubectl("get", "pods", "-l", "app.kubernetes.io/instance=" + NAME);
        long restarts = pods.lines()
                .skip(1)
                .filter(line -> !line.matches(".*\\s0\\s+\\S+\\s*$"))
                .count();
        return "migrated, rolled out and ready" + (restarts == 0 ? "" : "; look at the restarts:\n" + pods);
    }

    /** The same layers under another tag. */
    String upgrade(String tag) {
        cluster.showHelm(
                "upgrade " + NAME + " deploy/helm/writ --values my-values.yaml --set image.tag=" + tag
                        + " --hide-notes --wait",
                helm("upgrade", "--set", "image.tag=" + tag, "--hide-notes", "--wait"));
        SERVICES.forEach(service -> {
            cluster.kubectl("rollout", "status", deployment(service), "--timeout=120s");
            String image = cluster.kubectl(
                    "get", deployment(service), "-o", "jsonpath={.spec.template.spec.containers[0].image}");
            if (!image.endsWith(":" + tag)) {
                throw new Failure(service + " runs " + image);
            }
        });
        cluster.showHelm("history " + NAME, "history", NAME);
        return "all three by " + tag;
    }

    /** `helm test`, which also writes here. */
    String test() {
        String output = cluster.showHelm(
                "test " + NAME + " --logs --hide-notes", "test", NAME, "--logs", "--hide-notes", "--timeout", "4m");
        for (String wanted : List.of(
                "/v1/directives is listed", "/v1/reports is listed", "/v1/alerts is listed", "withdrawn again")) {
            if (!output.contains(wanted) || output.contains("FAILED  ")) {
                throw new Failure("the test did not say that " + wanted + ":\n" + output);
            }
        }
        return output.lines().filter(line -> line.startsWith("ok ")).count() + " things looked at and good";
    }

    /** Nothing that belongs to the release is left but the pods and the Job of hooks, which stay to be read. */
    String uninstall() {
        cluster.showHelm(
                "uninstall " + NAME + " --wait --cascade foreground",
                "uninstall",
                NAME,
                "--wait",
                "--cascade",
                "foreground");
        String left = cluster.kubectl(
                "get",
                "all,configmap,secret,serviceaccount,networkpolicy,poddisruptionbudget,ingress,horizontalpodautoscaler",
                "-l",
                "app.kubernetes.io/instance=" + NAME,
                "-o",
                "name");
        List<String> lasting =
                left.lines().filter(name -> !OF_HOOKS.matcher(name).matches()).toList();
        if (!lasting.isEmpty()) {
            throw new Failure("left behind: " + String.join(" ", lasting));
        }
        return "nothing is left but " + String.join(", ", left.lines().toList());
    }

    String scale(int replicas) {
        SERVICES.forEach(service -> cluster.showKubectl("scale", deployment(service), "--replicas=" + replicas));
        SERVICES.forEach(service -> cluster.kubectl("rollout", "status", deployment(service), "--timeout=120s"));
        awaitReady(replicas, Duration.ofSeconds(60));
        return "scaled and ready";
    }

    void awaitReady(int replicas, Duration atMost) {
        SERVICES.forEach(service -> cluster.await(
                service + "-service has " + replicas + " ready", atMost, () -> ready(service) == replicas));
    }

    int ready(String service) {
        return cluster.json("get", deployment(service))
                .at("/status/readyReplicas")
                .asInt();
    }

    static String deployment(String service) {
        return "deployment/" + NAME + "-" + service;
    }

    JsonNode pods(String service) {
        return cluster.json(
                        "get",
                        "pods",
                        "-l",
                        "app.kubernetes.io/instance=" + NAME + ",app.kubernetes.io/component=" + service)
                .path("items");
    }

    /** The name of a running pod of a service. */
    String pod(String service) {
        return cluster.kubectl(
                        "get",
                        "pods",
                        "-l",
                        "app.kubernetes.io/instance=" + NAME + ",app.kubernetes.io/component=" + service,
                        "--field-selector",
                        "status.phase=Running",
                        "-o",
                        "jsonpath={.items[0].metadata.name}")
                .strip();
    }

    private String[] helm(String verb, String... more) {
        List<String> arguments = new ArrayList<>(List.of(verb, NAME, chart, "--values", values.toString()));
        arguments.addAll(List.of(more));
        return arguments.toArray(String[]::new);
    }
}
