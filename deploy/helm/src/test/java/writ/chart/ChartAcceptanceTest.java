package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonElement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The pod of helm test. */
class ChartAcceptanceTest {
    @TempDir
    Path folder;

    @Test
    void itIsATestThatStaysToBeRead() {
        var pod = Installation.of("smallest").one("Pod", "acceptance");
        assertAll(
                () -> assertEquals("test", Yaml.text(pod, "metadata/annotations/helm.sh~1hook")),
                () -> assertEquals(
                        "before-hook-creation", Yaml.text(pod, "metadata/annotations/helm.sh~1hook-delete-policy")),
                () -> assertEquals("Never", Yaml.text(pod, "spec/restartPolicy")));
    }

    @Test
    void itHasTheLabelsAndAnnotationsOfEveryPodAndStaysATest() throws IOException {
        var values = Files.writeString(
                folder.resolve("values.yaml"),
                "pod: { labels: { team: b, app.kubernetes.io/part-of: a },"
                        + " annotations: { sidecar.istio.io/inject: 'false' } }");
        var pod = Installation.of("smallest", values).one("Pod", "acceptance");
        assertAll(
                () -> assertEquals("b", Yaml.text(pod, "metadata/labels/team")),
                () -> assertEquals("writ", Yaml.text(pod, "metadata/labels/app.kubernetes.io~1part-of")),
                () -> assertEquals("acceptance", Yaml.text(pod, "metadata/labels/app.kubernetes.io~1component")),
                () -> assertEquals("false", Yaml.text(pod, "metadata/annotations/sidecar.istio.io~1inject")),
                () -> assertEquals("test", Yaml.text(pod, "metadata/annotations/helm.sh~1hook")));
    }

    @Test
    void withoutAReaderItKnowsTheServicesAndNoSecret() {
        var container = containerOf(Installation.of("smallest"));
        var expected = Map.of(
                "WRIT_DIRECTIVE_URL", "http://bod-writ-directive",
                "WRIT_DIRECTIVE_MANAGEMENT_URL", "http://bod-writ-directive:9000",
                "WRIT_INVENTORY_URL", "http://bod-writ-inventory",
                "WRIT_INVENTORY_MANAGEMENT_URL", "http://bod-writ-inventory:9000",
                "WRIT_NOTIFICATION_URL", "http://bod-writ-notification",
                "WRIT_NOTIFICATION_MANAGEMENT_URL", "http://bod-writ-notification:9000",
                "WRIT_OIDC_ISSUER", "https://id.example.gov/realms/writ",
                "WRIT_TESTS_WRITE", "false");
        assertAll(
                () -> assertEquals(expected, Installation.settings(container)),
                () -> assertEquals(Map.of(), Installation.secrets(container)));
    }

    @Test
    void theReaderIsAClientWithASecretByName() {
        var container = containerOf(Installation.of("production"));
        assertAll(
                () -> assertEquals(
                        "compliance-auditor", Installation.settings(container).get("WRIT_TESTS_READER_ID")),
                () -> assertEquals(
                        Map.of("WRIT_TESTS_READER_SECRET", "writ-auditor/secret"), Installation.secrets(container)));
    }

    @Test
    void whoWritesIsNamedOnlyWhereWritingIsWanted() {
        var container = containerOf(Installation.of("rehearsal"));
        var settings = Installation.settings(container);
        assertAll(
                () -> assertEquals("true", settings.get("WRIT_TESTS_WRITE")),
                () -> assertEquals("authority-issuer", settings.get("WRIT_TESTS_ISSUER_ID")),
                () -> assertEquals("agency-reporter", settings.get("WRIT_TESTS_REPORTER_ID")),
                () -> assertEquals("fmc", settings.get("WRIT_TESTS_AGENCY")),
                () -> assertEquals(
                        Map.of(
                                "WRIT_TESTS_READER_SECRET", "login/auditor",
                                "WRIT_TESTS_ISSUER_SECRET", "login/issuer",
                                "WRIT_TESTS_REPORTER_SECRET", "login/reporter"),
                        Installation.secrets(container)));
    }

    @Test
    void writingNeedsClientsAndAnAgency() throws IOException {
        var values = Files.writeString(folder.resolve("values.yaml"), "tests: { write: true }");
        var chart = Chart.committed();
        var refusal = assertThrows(IllegalStateException.class, () -> chart.render(Chart.values("smallest"), values))
                .getMessage();
        for (var missing : new String[] {
            "tests.agency: ",
            "tests.issuer.secret.name: the Secret with the client secret of writ-tests-issuer",
            "tests.reporter.secret.name: "
        }) {
            assertTrue(refusal.contains("\n  " + missing), refusal);
        }
    }

    private static JsonElement containerOf(Installation installation) {
        return Yaml.at(installation.one("Pod", "acceptance"), "spec/containers/0");
    }
}
