package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

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
                "The file came with a media type for JSON and does not begin like JSON.",
                refused(CSV, "application/json"));
        assertEquals("The file came with a media type for CSV and begins like JSON.", refused(JSON, "text/csv"));
        assertEquals(
                "The media type that the file came with is not known. Known are CSV with a header, JSON with declared"
                        + " products, and CycloneDX JSON.",
                refused(CSV, "application/pdf"));
    }

    @Test
    void filesThatAreNotReadAreRefusedByName() {
        assertEquals("The file is XML, which is not read.", refused("<?xml version='1.0'?><bom/>", null));
        assertEquals(
                "The file is an HTML page, which is not read.", refused("\n<!DOCTYPE html><html>Sign in</html>", null));
        assertEquals("The file is UTF-16; send it as UTF-8.", refused(CSV.getBytes(StandardCharsets.UTF_16)));
        assertEquals("The file is UTF-16; send it as UTF-8.", refused(CSV.getBytes(StandardCharsets.UTF_16LE)));
        assertEquals(
                "The file is a zip archive or a spreadsheet; send one sheet as CSV, without compression.",
                refused(new byte[] {'P', 'K', 3, 4, 20, 0}));
        assertEquals(
                "The file is compressed with gzip; send it without compression.",
                refused(new byte[] {0x1F, (byte) 0x8B, 8, 0}));
        assertEquals("The file is neither JSON nor text.", refused(new byte[] {1, 2, 0, 0, 3}));
        assertEquals("The file is SPDX, which is not read.", refused("{\"spdxVersion\": \"SPDX-2.3\"}", null));
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
        return mediaType == null ? refused.reason().replace(InventoryFile.KNOWN, "") : refused.reason();
    }
}
