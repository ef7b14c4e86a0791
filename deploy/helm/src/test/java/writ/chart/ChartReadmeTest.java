package writ.chart;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The list of values in the chart's README is made from the schema and the defaults. */
class ChartReadmeTest {
    private static final Path README = Chart.HOME.resolve("README.md");
    private static final String COMMAND = "mvn -pl deploy/helm test -Dtest=ChartReadmeTest -Dwrit.chart.readme=write";
    private static final String BEGIN = "<!-- what follows is made by " + COMMAND + " -->\n";
    private static final String END = "\n<!-- what was made ends here -->\n";

    @Test
    void itListsEveryValueAsTheSchemaAndTheDefaultsSay() throws IOException {
        // Given
        var committed = Files.readString(README);
        assertTrue(committed.contains(BEGIN) && committed.contains(END), "the marks of the list are gone");
        var table = ValuesTable.of(
                Yaml.read(Chart.HOME.resolve("values.schema.json")), Yaml.read(Chart.HOME.resolve("values.yaml")));

        // When
        var made = committed.substring(0, committed.indexOf(BEGIN) + BEGIN.length())
                + table
                + committed.substring(committed.indexOf(END));

        // Then
        if ("write".equals(System.getProperty("writ.chart.readme"))) {
            Files.writeString(README, made);
        }
        assertTrue(made.equals(Files.readString(README)), "the list of values is an old one; make it by: " + COMMAND);
    }
}
