package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static writ.chart.Installation.CONTAINER;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChartObjectsTest {
    @TempDir
    Path folder;

    @Test
    void strictLintAcceptsTheDefaults() {
        var lint = Chart.committed().lint();
        assertFalse(lint.isFailed(), () -> lint.getMessages().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "production", "rehearsal"})
    void strictLintAcceptsAnInstallation(String set) throws IOException {
        // Given: lint knows no values but the defaults, so the set becomes them
        var defaults = Yaml.read(Chart.HOME.resolve("values.yaml"));
        var whole = Yaml.merged(defaults, Yaml.read(Chart.values(set)));
        var chart = Chart.copiedTo(folder).with("values.yaml", whole.toString());

        // When
        var lint = chart.lint();

        // Then
        assertFalse(lint.isFailed(), () -> lint.getMessages().toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "production", "rehearsal"})
    void everyObjectIsStrictlyOfItsApiType(String set) {
        assertAll(Installation.of(set).objects().stream().map(object -> () -> KubernetesTypes.check(object)));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            smallest   | Deployment NetworkPolicy PodDisruptionBudget Service ServiceAccount
            production | Deployment HorizontalPodAutoscaler NetworkPolicy PodDisruptionBudget Service ServiceAccount
            rehearsal  | Deployment NetworkPolicy Service ServiceAccount
            """)
    void eachServiceHasItsObjectsByOneName(String set, String kinds) {
        assertEquals(kinds, kinds(set, "inventory"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "production", "rehearsal"})
    void theJobAndTheAcceptanceHaveWhatTheyNeedByOneName(String set) {
        assertEquals("Job NetworkPolicy ServiceAccount", kinds(set, "migrations"));
        assertEquals("NetworkPolicy Pod ServiceAccount", kinds(set, "acceptance"));
    }

    private static String kinds(String set, String component) {
        var name = ("rehearsal".equals(set) ? "drill-" : "bod-writ-") + component;
        return Installation.of(set).objects().stream()
                .filter(object -> name.equals(Yaml.text(object, "metadata/name")))
                .map(object -> Yaml.text(object, "kind"))
                .sorted()
                .collect(Collectors.joining(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "production", "rehearsal"})
    void podsMeetTheRestrictedStandard(String set) {
        var user = "rehearsal".equals(set) ? "" : "\"runAsUser\": 10001, \"runAsGroup\": 10001,";
        var pod = """
                {"runAsNonRoot": true, %s "seccompProfile": {"type": "RuntimeDefault"}}""".formatted(user);
        var container = """
                {"allowPrivilegeEscalation": false, "readOnlyRootFilesystem": true, "capabilities": {"drop": ["ALL"]}}""";
        for (var spec : Installation.of(set).pods()) {
            assertEquals(JsonParser.parseString(pod), Yaml.at(spec, "securityContext"));
            assertEquals("false", Yaml.text(spec, "automountServiceAccountToken"));
            for (var one : Yaml.at(spec, "containers").getAsJsonArray()) {
                assertEquals(JsonParser.parseString(container), Yaml.at(one, "securityContext"));
                assertEquals("/tmp", Yaml.text(one, "volumeMounts/0/mountPath"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"smallest", "production", "rehearsal"})
    void aServiceSelectsItsOwnPodsAndNoOthers(String set) {
        var installation = Installation.of(set);
        for (var service : installation.all("Service")) {
            var selected = installation.all("Deployment").stream()
                    .filter(deployment -> labelsOf(deployment)
                            .entrySet()
                            .containsAll(selectorOf(service).entrySet()))
                    .map(deployment -> Yaml.text(deployment, "metadata/name"))
                    .toList();
            assertEquals(List.of(Yaml.text(service, "metadata/name")), selected);
        }
    }

    @Test
    void theStrictCheckRefusesWhatTheApiServerWould() throws IOException {
        var deployment = Installation.of("smallest").one("Deployment", "directive");
        KubernetesTypes.check(deployment);
        var text = new JsonPrimitive("1");
        assertAll(
                () -> assertRefused(deployment, CONTAINER, "imagePullPolice", text),
                () -> assertRefused(deployment, CONTAINER + "/livenessProbe/httpGet", "paths", text),
                () -> assertRefused(deployment, "spec", "replicas", text),
                () -> assertRefused(deployment, CONTAINER + "/env/0", "value", new JsonPrimitive(true)),
                () -> assertRefused(deployment, CONTAINER, "ports", text));
    }

    private static void assertRefused(JsonObject object, String at, String field, JsonPrimitive value) {
        var changed = object.deepCopy();
        Yaml.at(changed, at).getAsJsonObject().add(field, value);
        assertThrows(Throwable.class, () -> KubernetesTypes.check(changed), () -> at + "/" + field);
    }

    private static JsonObject labelsOf(JsonObject deployment) {
        return Yaml.at(deployment, "spec/template/metadata/labels").getAsJsonObject();
    }

    private static JsonObject selectorOf(JsonObject service) {
        return Yaml.at(service, "spec/selector").getAsJsonObject();
    }
}
