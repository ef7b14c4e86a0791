package writ.chart;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Names of releases that Helm takes, and what becomes of them. */
class ChartNamesTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"123, 456", "7, true", "no, 0x10"})
    void labelsAreTextWhateverTheyLookLike(String release, String name) throws IOException {
        var values = values("{ fullnameOverride: drill, nameOverride: '" + name + "' }");
        var objects = Chart.committed().as(release).render(Chart.values("smallest"), values);
        assertAll(objects.stream().map(object -> () -> KubernetesTypes.check(object)));
        var installation = new Installation(objects);
        for (var place :
                new String[] {"metadata/labels", "spec/selector/matchLabels", "spec/template/metadata/labels"}) {
            var labels = Yaml.at(installation.one("Deployment", "directive"), place);
            assertTrue(
                    Yaml.at(labels, "app.kubernetes.io~1name")
                            .getAsJsonPrimitive()
                            .isString(),
                    labels::toString);
            assertEquals(name, Yaml.text(labels, "app.kubernetes.io~1name"));
            assertTrue(
                    Yaml.at(labels, "app.kubernetes.io~1instance")
                            .getAsJsonPrimitive()
                            .isString(),
                    labels::toString);
            assertEquals(release, Yaml.text(labels, "app.kubernetes.io~1instance"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "7", "the-compliance-of-all-agencies-of-the-government-a"})
    void aReleaseWhoseNameMakesNoneForItsObjectsNeedsAnother(String release) throws IOException {
        var chart = Chart.committed().as(release);
        var refusal = assertThrows(IllegalStateException.class, () -> chart.render(Chart.values("smallest")))
                .getMessage();
        assertTrue(
                refusal.contains("fullnameOverride: has to be given; objects would begin with " + release + "-writ"),
                refusal);
        assertTrue(chart.render(Chart.values("smallest"), values("fullnameOverride: drill"))
                        .size()
                > 10);
    }

    @Test
    void aReleaseIsNotNamedTwice() {
        var objects = Chart.committed().as("writ").render(Chart.values("smallest"));
        assertEquals(
                "writ-inventory", Yaml.text(new Installation(objects).one("Deployment", "inventory"), "metadata/name"));
    }

    private Path values(String yaml) throws IOException {
        return Files.writeString(folder.resolve("values.yaml"), yaml);
    }
}
