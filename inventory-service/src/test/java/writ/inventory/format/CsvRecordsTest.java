package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import de.siegmar.fastcsv.reader.CsvReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Compared with FastCSV, which is strict about RFC 4180 as well but stops at the first broken record. */
class CsvRecordsTest {

    @Property(tries = 2000)
    void wellFormedFilesAreReadAsByTheReferenceReader(@ForAll("files") String file) throws IOException {
        // Given
        List<String> expected = new ArrayList<>();
        try (var reader = CsvReader.builder()
                .allowExtraFields(true)
                .allowMissingFields(true)
                .ofCsvRecord(file)) {
            reader.forEach(record -> expected.add(record.getStartingLineNumber() + ":" + record.getFields()));
        }

        // When
        List<String> read = read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)), 4096);

        // Then
        assertEquals(expected, read);
    }

    @Property(tries = 5000)
    void anyTextIsReadToItsEndWhateverThePiecesItComesIn(@ForAll("noise") String file) throws IOException {
        // Given
        byte[] bytes = file.getBytes(StandardCharsets.UTF_8);

        // When
        List<String> whole = read(new ByteArrayInputStream(bytes), 16);
        List<String> inPieces = read(new OneByOne(bytes), 16);

        // Then
        assertEquals(whole, inPieces);
        long before = 0;
        for (String record : whole) {
            long line = Long.parseLong(record.substring(0, record.indexOf(':')));
            assertTrue(line > before, "records start on lines of their own: " + whole);
            before = line;
        }
    }

    @Provide
    Arbitrary<String> files() {
        // without CR: the reference reader takes a quoted one, and a LF right after the quote, for one line end
        Arbitrary<String> text = Arbitraries.strings()
                .withChars('a', '\u00e9', ' ', ',', '"', '\n')
                .ofMaxLength(6);
        Arbitrary<String> field = Combinators.combine(text, Arbitraries.of(true, false))
                .as((value, quoted) -> {
                    boolean must = value.chars().anyMatch(c -> ",\"\n\r".indexOf(c) >= 0);
                    return quoted || must ? '"' + value.replace("\"", "\"\"") + '"' : value;
                });
        Arbitrary<String> line = field.list().ofMinSize(2).ofMaxSize(4).map(fields -> String.join(",", fields));
        return Combinators.combine(
                        Combinators.combine(line, Arbitraries.of("\n", "\r\n", "\r"))
                                .as(String::concat)
                                .list()
                                .ofMaxSize(6),
                        line)
                .as((lines, last) -> String.join("", lines) + last);
    }

    @Provide
    Arbitrary<String> noise() {
        return Arbitraries.strings().withChars('a', ',', '"', '\n', '\r').ofMaxLength(60);
    }

    private static List<String> read(InputStream in, int longest) throws IOException {
        CsvRecords records = new CsvRecords(in, longest, (byte) ',');
        List<String> read = new ArrayList<>();
        while (records.next()) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < records.fields(); i++) {
                fields.add(new String(
                        records.bytes(), records.start(i), records.end(i) - records.start(i), StandardCharsets.UTF_8));
            }
            read.add(records.line() + ":" + (records.fault() == null ? fields : records.fault()));
        }
        return read;
    }
}
