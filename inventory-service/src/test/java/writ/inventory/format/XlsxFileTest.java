package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class XlsxFileTest {

    private static final String HEADER = row(1, "supplier", "product", "endpoints");

    @Test
    void firstVisibleSheetIsATableWhoseNumbersAreAsTheyAreShown() {
        // When
        Told told = Told.by(Samples.file("declared.xlsx"), null, Told.LIMITS);

        // Then
        assertEquals(Format.DECLARED_XLSX, told.format);
        assertEquals(
                List.of(
                        "Kaspersky Lab|Endpoint Security 10|10.20 x 1250",
                        "Kaspersky Lab|Anti-Virus|2017|embedded x 3"),
                told.items);
        assertEquals(
                List.of("5 row 5: endpoints is missing", "6 row 6: endpoints is not a whole number from 0"),
                told.refused);
        assertEquals(List.of("Checked"), told.ignored);
    }

    @Test
    void rowsMayBeOfEndpoints() {
        // When
        Told told = Told.by(
                new OneByOne(Samples.file("endpoints.xlsx")),
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                Told.LIMITS);

        // Then
        assertEquals(Format.ENDPOINT_XLSX, told.format);
        assertEquals(
                List.of(
                        "Kaspersky Lab|KES|10.2 @ 00042",
                        "Soci\u00e9t\u00e9 G\u00e9n\u00e9rale|Outil \u00e0 deux lignes|10.2 @ pc-2"),
                told.items);
        assertEquals(List.of("5 row 5: a formula of the row failed: #N/A"), told.refused);
    }

    @Test
    void workbookMayBeCompressedOnceMore() {
        assertEquals(
                2,
                Told.by(Samples.gzip(Samples.file("endpoints.xlsx")), null, Told.LIMITS)
                        .items
                        .size());
    }

    @Test
    void cellsWithoutReferencesAndRowsWithoutNumbersAreReadInTheirOrder() {
        // Given
        String sheet = "<row><c t='inlineStr'><is><t>supplier</t></is></c><c t='str'><v>product</v></c>"
                + "<c t='inlineStr'><is><r><t>end</t></r><r><t>points</t></r><rPh><t>x</t></rPh></is></c></row>"
                + "<row><c t='str'><v>A</v></c><c t='b'><v>1</v></c><c><v>2</v></c></row>"
                + "<row r='7'><c r='C7'><v>1e1</v></c><c r='A7' t='str'><v>B_x000D__x0041_</v></c>"
                + "<c r='B7' t='inlineStr'><is><t>B_x0041_</t></is></c></row>";

        // When
        Told told = Told.by(workbook(sheet), null, Told.LIMITS);

        // Then
        assertEquals(List.of("A|TRUE x 2", "B_x000D__x0041_|BA x 10"), told.items);
    }

    @Test
    void brokenRowsAreNamedByTheirNumber() {
        // Given
        String sheet = HEADER
                + row(2, "A", "B")
                + row(3, "A", "B", "1", "more")
                + "<row r='4'><c r='A4' t='s'><v>5</v></c></row>"
                + row(5, "x".repeat(3000), "x".repeat(3000))
                + row(9, "A", "B", "1");

        // When
        Told told = Told.by(workbook(sheet), null, Told.LIMITS);

        // Then
        assertEquals(
                List.of(
                        "2 row 2: endpoints is missing",
                        "3 row 3: 4 fields where the header has 3",
                        "4 row 4: a cell refers to a text that is not in the file",
                        "5 row 5: the row is longer than 4096 bytes or 16384 cells"),
                told.refused);
        assertEquals(List.of("A|B x 1"), told.items);
    }

    @Test
    void headerAloneIsACleanInventoryAndAnEmptySheetIsNot() {
        assertEquals(List.of(), Told.by(workbook(HEADER), null, Told.LIMITS).items);
        assertEquals(Unreadable.Kind.EMPTY, refused(workbook("")).kind());
        assertEquals(
                Unreadable.Kind.EMPTY,
                refused(workbook("<row r='1'><c r='A1' s='1'/></row>")).kind());
        assertEquals(
                "Row 3 is not a header that is known: it lacks supplier, product, endpoint (for endpoint rows) or"
                        + " endpoints (for declared counts).",
                refused(workbook(row(3, "Inventory of 2017"))).reason());
    }

    @Test
    void otherOfficeFilesAndLargeOnesAreRefusedInWords() {
        // Given
        byte[] document = Samples.zip(
                "[Content_Types].xml",
                "<x/>",
                "_rels/.rels",
                rels("x/officeDocument", "word/document.xml"),
                "word/document.xml",
                "<document/>");
        byte[] binary =
                Samples.zip("[Content_Types].xml", "<x/>", "_rels/.rels", rels("x/officeDocument", "xl/workbook.bin"));
        byte[] open = Samples.zip("mimetype", "application/vnd.oasis.opendocument.spreadsheet");
        Limits small = new Limits(4096, 50, 50, 10_000, 20, 1 << 20, 500);

        // Then
        assertEquals(
                "The file is an Office document and no workbook (.xlsx).",
                refused(document).reason());
        assertEquals(
                "The file is a binary workbook (.xlsb); save it as .xlsx or CSV.",
                refused(binary).reason());
        assertEquals(
                "The spreadsheet is larger than 500 bytes; send it as CSV.",
                assertThrows(Unreadable.class, () -> Told.by(workbook(HEADER), null, small))
                        .reason());
        assertEquals(Unreadable.Kind.UNKNOWN, refused(open).kind());
    }

    @Test
    void cutWorkbookIsRefused() {
        byte[] file = Samples.file("declared.xlsx");
        for (int length = 100; length < file.length; length += 50) {
            assertEquals(
                    Unreadable.Kind.BROKEN, refused(Arrays.copyOf(file, length)).kind());
        }
    }

    private static String row(int number, String... cells) {
        StringBuilder row = new StringBuilder("<row r='" + number + "'>");
        for (int i = 0; i < cells.length; i++) {
            row.append("<c r='%c%d' t='str'><v>%s</v></c>".formatted('A' + i, number, cells[i]));
        }
        return row + "</row>";
    }

    private static byte[] workbook(String rows) {
        return Samples.zip(
                "[Content_Types].xml",
                "<Types/>",
                "_rels/.rels",
                rels("http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument", "/xl/workbook.xml"),
                "xl/workbook.xml",
                "<workbook xmlns:r='r'><sheets><sheet name='a' sheetId='1' r:id='r1'/></sheets></workbook>",
                "xl/_rels/workbook.xml.rels",
                rels("x/worksheet", "worksheets/sheet1.xml"),
                "xl/worksheets/sheet1.xml",
                "<worksheet><dimension ref='A1'/><sheetData>" + rows
                        + "</sheetData><pageMargins left='1'/></worksheet>");
    }

    private static String rels(String type, String target) {
        return "<Relationships><Relationship Id='r1' Type='" + type + "' Target='" + target + "'/></Relationships>";
    }

    private static Unreadable refused(byte[] file) {
        return assertThrows(Unreadable.class, () -> Told.by(file, null, Told.LIMITS));
    }
}
