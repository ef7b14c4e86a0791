package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvDialectTest {

    private static final List<String> ROW = List.of("Soci\u00e9t\u00e9 \u20ac|KES, \"10\" @ pc-1");

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void separatorIsTheOneOfTheHeader(String separator) {
        // When
        Told told = Told.by(file(separator, "\r\n"));

        // Then
        assertEquals(Format.ENDPOINT_CSV, told.format);
        assertEquals(ROW, told.items);
        assertEquals(List.of("a,b;c"), told.ignored);
    }

    @Test
    void linesMayEndAsTheyDidOnAnOldMac() {
        assertEquals(ROW, Told.by(file(";", "\r")).items);
    }

    @Test
    void rowsAreNotAskedForTheSeparator() {
        // When
        Told told = Told.by("supplier;product;endpoints\n\"a\";b,c,d,e,f,g;3\n");

        // Then
        assertEquals(List.of("a|b,c,d,e,f,g x 3"), told.items);
    }

    @Test
    void firstLineMayNameTheSeparatorAsExcelWritesIt() {
        // When
        Told told = Told.by("\uFEFFsep=;\r\nendpoint;supplier;product\r\npc-1;A;B\r\npc-2;A\r\n");

        // Then
        assertEquals(List.of("A|B @ pc-1"), told.items);
        assertEquals(List.of("4: 2 fields where the header has 3"), told.refused);
        assertEquals(
                "line 1",
                assertThrows(Unreadable.class, () -> Told.by("sep=:\na:b\n")).where());
    }

    @Test
    void headerThatReadsInTwoWaysIsNotGuessedAt() {
        // When
        Unreadable refused = assertThrows(
                Unreadable.class, () -> Told.by("supplier,product,endpoint,;supplier;product;endpoint\nA,B,pc-1,\n"));

        // Then
        assertEquals(Unreadable.Kind.UNKNOWN, refused.kind());
        assertEquals(
                "The header can be read with more than one", refused.reason().substring(0, 41));
    }

    @Test
    void utf16IsReadWithAMarkAndWithout() {
        for (String charset : List.of("UTF-16LE", "UTF-16BE")) {
            for (String mark : List.of("", "\uFEFF")) {
                assertEquals(
                        ROW,
                        Told.by((mark + file("\t", "\r\n")).getBytes(Charset.forName(charset)), null, Told.LIMITS)
                                .items);
            }
        }
    }

    @Test
    void whatIsNoCharacterInUtf16RefusesItsRowAlone() {
        // Given
        byte[] rows = "endpoint,supplier,product\npc-1,A\uD83D,B\npc-2,A,\uD83D\uDE00\npc-3,A,B"
                .getBytes(StandardCharsets.UTF_16LE);
        rows[2 * 32 + 1] = (byte) 0xD8;
        byte[] cut = Arrays.copyOf(rows, rows.length - 1);

        // When
        Told told = Told.by(rows, null, Told.LIMITS);
        Told shorter = Told.by(cut, null, Told.LIMITS);

        // Then
        assertEquals(List.of("2: the supplier is not UTF-8: its byte 2 is 0xFF"), told.refused);
        assertEquals(List.of("A|\uD83D\uDE00 @ pc-2", "A|B @ pc-3"), told.items);
        assertEquals("4: the product is not UTF-8: its byte 1 is 0xFF", shorter.refused.getLast());
    }

    @Test
    void windows1252IsReadOnlyWhenItIsDeclared() {
        // Given
        byte[] file = file(";", "\n").getBytes(Charset.forName("windows-1252"));

        // When
        Told declared = Told.by(file, "text/csv; charset=\"Windows-1252\"", Told.LIMITS);
        Told undeclared = Told.by(file, "text/csv", Told.LIMITS);
        Unreadable other = assertThrows(Unreadable.class, () -> Told.by(file, "text/csv;charset=koi8-r", Told.LIMITS));

        // Then
        assertEquals(ROW, declared.items);
        assertEquals(List.of("2: the supplier is not UTF-8: its byte 5 is 0xE9"), undeclared.refused);
        assertEquals(
                "The charset that the media type names is not read; send UTF-8, UTF-16 or Windows-1252.",
                other.reason());
    }

    private static String file(String separator, String end) {
        return String.join(separator, "Endpoint", "\"Supplier\"", "PRODUCT", "\"a,b;c\"")
                + end
                + String.join(separator, "pc-1", "Soci\u00e9t\u00e9 \u20ac", "\"KES, \"\"10\"\"\"", "")
                + end;
    }
}
