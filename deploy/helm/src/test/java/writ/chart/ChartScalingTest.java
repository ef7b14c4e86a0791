package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many pods there are, where, and how they are replaced. */
class ChartScalingTest {
    @TempDir
    Path folder;

    @Test
    void anAutoscaledServiceLeavesTheNumberToTheAutoscaler() {
        var installation = Installation.of("production");
        var expected = JsonParser.parseString("""
                {"scaleTargetRef": {"apiVersion": "apps/v1", "kind": "Deployment", "name": "bod-writ-inventory"},
                 "minReplicas": 3, "maxReplicas": 12,
                 "metrics": [{"type": "Resource", "resource": {"name": "cpu",
                              "target": {"type": "Utilization", "averageUtilization": 60}}}]}""");
        assertAll(
                () -> assertEquals(expected, Yaml.at(installation.one("HorizontalPodAutoscaler", "inventory"), "spec")),
                () -> assertEquals(
                        1, installation.all("HorizontalPodAutoscaler").size()),
                () -> assertFalse(spec(installation, "inventory").has("replicas")),
                () -> assertEquals("3", Yaml.text(spec(installation, "directive"), "replicas")));
    }

    @Test
    void aBudgetLetsOnePodGoAndNeverHoldsABrokenOne() {
        var installation = Installation.of("smallest");
        for (var service : Chart.SERVICES) {
            var budget = installation.one("PodDisruptionBudget", service);
            assertEquals("1", Yaml.text(budget, "spec/maxUnavailable"));
            assertEquals("AlwaysAllow", Yaml.text(budget, "spec/unhealthyPodEvictionPolicy"));
            assertEquals(Yaml.at(spec(installation, service), "selector"), Yaml.at(budget, "spec/selector"), service);
        }
        assertEquals(List.of(), Installation.of("rehearsal").all("PodDisruptionBudget"));
    }

    @Test
    void podsOfAServiceAreSpreadOverNodes() {
        var expected = JsonParser.parseString("""
                [{"maxSkew": 1, "topologyKey": "kubernetes.io/hostname", "whenUnsatisfiable": "ScheduleAnyway",
                  "matchLabelKeys": ["pod-template-hash"],
                  "labelSelector": {"matchLabels": {"app.kubernetes.io/name": "writ",
                      "app.kubernetes.io/instance": "bod", "app.kubernetes.io/component": "inventory"}}}]""");
        var spread = "template/spec/topologySpreadConstraints";
        var given = Yaml.at(spec(Installation.of("production"), "inventory"), spread);
        assertAll(
                () -> assertEquals(expected, Yaml.at(spec(Installation.of("smallest"), "inventory"), spread)),
                () -> assertEquals(JsonParser.parseString("""
                                {"matchLabels": {"app.kubernetes.io/name": "writ"}}"""), Yaml.at(given, "0/labelSelector")),
                () -> assertEquals(1, given.getAsJsonArray().size()),
                () -> assertThrows(
                        AssertionError.class, () -> Yaml.at(spec(Installation.of("rehearsal"), "inventory"), spread)));
    }

    @Test
    void noPodGoesBeforeItsSuccessorIsReady() {
        var rollout = JsonParser.parseString("""
                {"type": "RollingUpdate", "rollingUpdate": {"maxUnavailable": 0, "maxSurge": 1}}""");
        var spec = spec(Installation.of("smallest"), "directive");
        assertAll(
                () -> assertEquals(rollout, Yaml.at(spec, "strategy")),
                () -> assertEquals("5", Yaml.text(spec, "minReadySeconds")),
                () -> assertEquals("300", Yaml.text(spec, "progressDeadlineSeconds")),
                () -> assertEquals("30", Yaml.text(spec, "template/spec/terminationGracePeriodSeconds")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pod: { shutdownDelaySeconds: 6 }   | pod.terminationGracePeriodSeconds: has to be 31 or more
            pod: { minReadySeconds: 300 }      | pod.minReadySeconds: has to be less than pod.progressDeadlineSeconds
            services: { directive: { autoscaling: { enabled: true, minReplicas: 11 } } } | services.directive.autoscaling: minReplicas is more than maxReplicas
            """)
    void whatDoesNotGoTogetherIsRefusedInWords(String yaml, String words) throws IOException {
        var values = Files.writeString(folder.resolve("values.yaml"), yaml);
        var chart = Chart.committed();
        var refusal = assertThrows(IllegalStateException.class, () -> chart.render(Chart.values("smallest"), values))
                .getMessage();
        assertTrue(refusal.contains("These values do not go together:\n  " + words), refusal);
    }

    private static JsonObject spec(Installation installation, String service) {
        return Yaml.at(installation.one("Deployment", service), "spec").getAsJsonObject();
    }
}
