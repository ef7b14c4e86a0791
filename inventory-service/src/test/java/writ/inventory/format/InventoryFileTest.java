package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HexFormat;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InventoryFileTest {

    private static final String CSV = "supplier,product,endpoints\nAcme,Tool,1\n";
    private static final String JSON = "[]";

    @Test
    void vagueMediaTypeLeavesTheDecisionToTheBytes() {
        assertEquals(Format.DECLARED_CSV, Told.by(CSV, null).format);
        assertEquals(Format.DECLARED_CSV, Told.by(CSV, "application/octet-stream").format);
        assertEquals(Format.DECLARED_CSV, Told.by("\r\n\n" + CSV, "text/plain; charset=utf-8").format);
        assertEquals(Format.DECLARED_JSON, Told.by("\uFEFF " + JSON, "application/x-www-form-urlencoded").format);
    }

    @Test
    void mediaTypeThatContradictsTheBytesIsRefused() {
        assertEquals(
                "The file came with the media type application/json and does not begin like one.",
                refused(CSV, "application/json"));
        assertEquals(
                "The file came with the media type text/csv and does not begin like one.", refused(JSON, "text/csv"));
        assertEquals("The media type that the file came with is not known.", refused(CSV, "application/pdf"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            3C21444F43545950452068746D6C3E3C68746D6C3E | The file is an HTML page, which is not read.
            255044462D312E37                           | The file is a PDF, which is not read.
            7B5C727466315C616E7369                     | The file is a Rich Text document, which is not read.
            FFFE0000410000000A000000                   | The file is UTF-32; send it as UTF-8.
            377ABCAF271C0004                           | The file is compressed in a way that is not read; use gzip or zip.
            504152311504                               | The file is Parquet, which is not read.
            53514C69746520666F726D6174203300           | The file is an SQLite database, which is not read.
            89504E470D0A1A0A                           | The file is an image, which is not read.
            0102000003                                 | The file is neither JSON nor text.
            """)
    void filesThatAreNotReadAreRefusedByName(String hex, String reason) {
        assertEquals(reason, refused(HexFormat.of().parseHex(hex)));
    }

    @Test
    void oldAndProtectedWorkbooksAreRefusedByName() {
        String reason = refused(HexFormat.of().parseHex("D0CF11E0A1B11AE1000000"));
        assertTrue(reason.contains("protected by a password") && reason.contains("(.xls)"), reason);
    }

    @Test
    void emptyFilesAreRefusedAsEmpty() {
        for (String empty : new String[] {"", "\uFEFF", " \n\r\n"}) {
            assertEquals(
                    Unreadable.Kind.EMPTY,
                    assertThrows(Unreadable.class, () -> Told.by(empty)).kind());
        }
    }

    private static String refused(byte[] file) {
        Unreadable refused = assertThrows(Unreadable.class, () -> Told.by(file, null, Told.LIMITS));
        return refused.reason().replace(InventoryFile.KNOWN, "");
    }

    private static String refused(String file, @Nullable String mediaType) {
        Unreadable refused = assertThrows(Unreadable.class, () -> Told.by(file, mediaType));
        return refused.reason().replace(InventoryFile.KNOWN, "");
    }
}
