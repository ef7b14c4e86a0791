package writ.directive.directive;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.directive.directive.Tree.Place;
import writ.kit.problem.Problem;

class YamlReaderTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "no | \"no\"",
                "yes | \"yes\"",
                "on | \"on\"",
                "2017-09-13 | \"2017-09-13\"",
                "12:30:45 | \"12:30:45\"",
                "012 | 12",
                "0o17 | 15",
                "0x1F | 31",
                "-7 | -7",
                "1_000 | \"1_000\"",
                "1.5 | 1.5",
                "true | true",
                "True | true",
                "~ | null",
                "null | null",
                "'30' | \"30\"",
                "!!str 30 | \"30\"",
                "<< | \"<<\""
            })
    void aScalarMeansWhatTheCoreSchemaOfYaml12Says(String yaml, String json) throws Exception {
        JsonNode value = YamlReader.read("v: " + yaml).root().get("v");

        assertEquals(new ObjectMapper().readTree(json).toString(), value.toString());
    }

    @Test
    void everyNodeKeepsItsPlace() {
        Tree tree = YamlReader.read("a:\n  - b: 1\n  - 'c/d': [x, y]\n");

        assertEquals(new Place(1, 1), tree.places().get("/a"));
        assertEquals(new Place(2, 5), tree.places().get("/a/0/b"));
        assertEquals(new Place(3, 5), tree.places().get("/a/1/c~1d"));
        assertEquals(new Place(3, 16), tree.places().get("/a/1/c~1d/1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "a: 1\\na: 2 | line 2, column 1 | repeats a key of the same mapping",
                "a: [1, 2 | line 1, column 9 | expected ',' or ']', but got <stream end>",
                "a: 1\\n---\\nb: 2 | line 2, column 1 | holds a second document; send one at a time",
                "a: !java 1 | line 1, column 4 | has a tag; only !!str may be given",
                "a: *b | line 1, column 4 | uses an alias whose anchor is not complete before it",
                "a: &a [*a] | line 1, column 8 | uses an alias whose anchor is not complete before it",
                "? [a, b]\\n: c | line 1, column 3 | uses something else than text as a key",
                "a: .inf | line 1, column 4 | has a number that JSON does not know"
            })
    void whatCannotBeReadIsToldWithLineAndColumn(String yaml, String place, String detail) {
        Problem problem = refused(yaml.replace("\\n", "\n"));

        assertEquals(400, problem.type().status());
        assertEquals(
                List.of(Map.of("at", place, "detail", detail)), problem.body().get("errors"));
    }

    @Test
    void anEmptyFileIsRefused() {
        assertEquals("is empty", detail(refused("")));
        assertEquals("is empty", detail(refused("# only a comment\n")));
    }

    @Test
    void depthIsBoundedWhileItIsRead() {
        Problem problem = refused("[".repeat(100_000));

        assertEquals("is nested deeper than 32", detail(problem));
    }

    @Test
    void aliasesCountEachTimeTheyAreUsed() {
        StringBuilder bomb = new StringBuilder("a: &a [x, x, x, x, x, x, x, x, x, x]\n");
        for (char c = 'b'; c <= 'i'; c++) {
            String before = "*" + (char) (c - 1);
            bomb.append(c)
                    .append(": &")
                    .append(c)
                    .append(" [")
                    .append((before + ", ").repeat(9))
                    .append(before)
                    .append("]\n");
        }

        Problem problem = refused(bomb.toString());

        assertTrue(detail(problem).startsWith("has more than 20000 nodes"), detail(problem));
    }

    @Test
    void anAliasStandsForWhatItsAnchorNamed() {
        Tree tree = YamlReader.read("a: &all { categories: [FCEB] }\nb: *all\n");

        assertEquals("{\"categories\":[\"FCEB\"]}", tree.root().get("b").toString());
    }

    @Test
    void aNumberOfAThousandDigitsIsNotComputed() {
        assertEquals("has a number longer than 40 digits", detail(refused("a: " + "9".repeat(1000))));
    }

    @Test
    void whatIsWrittenIsReadBackTheSame() throws Exception {
        JsonNode tree = new ObjectMapper().readTree("""
                        {"z": "2017-09-13", "a": ["no", "012", "1e3", "", " x ", "a: b", "# c", "line\\nline\\n", "~"],
                         "n": [1, -1, 1.5, true, null], "o": {}, "l": [], "long": "%s"}""".formatted("word ".repeat(60)));

        Tree read = YamlReader.read(YamlWriter.write(tree));

        assertEquals(tree.toString(), read.root().toString());
    }

    private static Problem refused(String yaml) {
        return assertThrows(Problem.class, () -> YamlReader.read(yaml));
    }

    private static String detail(Problem problem) {
        return ((List<?>) problem.body().get("errors")).getFirst() instanceof Map<?, ?> error
                ? String.valueOf(error.get("detail"))
                : "";
    }
}
