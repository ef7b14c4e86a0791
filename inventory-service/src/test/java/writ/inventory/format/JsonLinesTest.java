package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonLinesTest {

    private static final String ROW =
            "{\"endpoint\":\"pc-1\",\"supplier\":\"Acme\",\"product\":\"Tool\",\"version\":1.10}";

    @Test
    void lineIsARow() {
        // When
        Told told = Told.by(ROW
                + "\r\n\r\n {\"Supplier\":\"K\",\"product\":\"E\",\"endpoint\":7,\"embedded\":true,\"site\":[{}]} \n");

        // Then
        assertEquals(Format.ENDPOINT_NDJSON, told.format);
        assertEquals(List.of("Acme|Tool|1.10 @ pc-1", "K|E|embedded @ 7"), told.items);
        assertEquals(List.of("site"), told.ignored);
    }

    @Test
    void rowsMayDeclareCounts() {
        // When
        Told told = Told.by(
                "{\"supplier\":\"A\",\"product\":\"B\",\"endpoints\":3}\n{\"supplier\":\"A\",\"product\":\"C\",\"endpoints\":\"4\"}");

        // Then
        assertEquals(Format.DECLARED_NDJSON, told.format);
        assertEquals(List.of("A|B x 3", "A|C x 4"), told.items);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/x-ndjson", "application/json", "text/plain", "application/jsonl; charset=utf-8"})
    void oneLineAloneIsReadTheSame(String type) {
        assertEquals(List.of("Acme|Tool|1.10 @ pc-1"), Told.by(ROW, type).items);
    }

    @Test
    void brokenLineIsRefusedAndTheNextIsRead() {
        // Given
        String broken = """
                {"endpoint":"pc-1","supplier":"A","product":"B"}
                {"endpoint":"pc-2","supplier":"A","product":
                {"endpoint":"pc-3","supplier":"A","product":"B",}
                {"endpoint":"pc-4","supplier":"A","product":"B"} {}
                ["pc-5","A","B"]
                {"endpoint":"pc-6","supplier":{},"product":"B"}

                {"endpoint":"pc-7","endpoints":1,"supplier":"A","product":"B"}
                {"supplier":"A","product":"B"}
                {"endpoints":1,"supplier":"A","product":"B"}
                {"endpoint":" ","supplier":"A","product":"B"}
                {"endpoint":"pc-8","product":"B"}
                {"endpoint":"pc-9","supplier":"A","supplier":"A","product":"B"}
                {"endpoint":"pc-%s","supplier":"A","product":"B"}
                {"endpoint":"pc-a","supplier":"A","product":"C"}
                """.formatted("x".repeat(5000));

        // When
        Told told = Told.by(broken);
        Told inSteps = Told.by(new OneByOne(broken.getBytes(StandardCharsets.UTF_8)), null, Told.LIMITS);

        // Then
        assertEquals(
                List.of(
                        "2: the line ends before its JSON is complete (column 45)",
                        "3: the JSON is not well-formed (column 49)",
                        "4: something follows after the object on its line",
                        "5: the line is not a JSON object",
                        "6: supplier is not a text",
                        "8: the row has both endpoint and endpoints",
                        "9: the row has neither endpoint nor endpoints",
                        "10: the row has a count among endpoint rows",
                        "11: the endpoint has no name",
                        "12: the supplier is empty",
                        "13: supplier is given twice",
                        "14: the JSON has a text, a number or a nesting beyond what is read"),
                told.refused);
        assertEquals(List.of("A|B @ pc-1", "A|C @ pc-a"), told.items);
        assertEquals(told.refused, inSteps.refused);
        assertEquals(2, told.names.endpoints());
    }

    @Test
    void firstLineMayBeTheBrokenOne() {
        // When
        Told told = Told.by("{\"endpoint\":\"pc-1\",\"supplier\":}\n" + ROW);

        // Then
        assertEquals(1, told.refused.size());
        assertEquals(1, told.items.size());
    }

    @Test
    void linesOfOtherObjectsAreNotAnEmptyInventory() {
        assertThrows(Unreadable.class, () -> Told.by("{\"a\":1}\n{\"a\":2}\n"));
        assertThrows(Unreadable.class, () -> Told.by("{\"a\":1}", "application/x-ndjson"));
        assertThrows(Unreadable.class, () -> Told.by("{\"supplier\":\"A\"}\n{\"supplier\":\"B\"}\n"));
    }

    @Test
    void documentOverSeveralLinesIsNotTakenForLines() {
        assertEquals(
                Format.DECLARED_JSON,
                Told.by("{\"products\": [\n{\"supplier\": \"A\", \"product\": \"B\", \"endpoints\": 1}\n]}").format);
        assertEquals(Format.DECLARED_JSON, Told.by("{\"products\": []}\n\n").format);
    }
}
