package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsvFileTest {

    @Test
    void endpointRowsNameTheirProductAndEndpoint() {
        // When
        Told told = Told.by("""
                endpoint,supplier,product,version,cpe,purl
                pc-1,Kaspersky,Endpoint Security,10.2,,
                pc-2,"Acme, Inc.","The ""Best"" Tool",,,
                """);

        // Then
        assertEquals(Format.ENDPOINT_CSV, told.format);
        assertEquals(
                List.of("Kaspersky|Endpoint Security|10.2 @ pc-1", "Acme, Inc.|The \"Best\" Tool @ pc-2"), told.items);
        assertEquals(List.of(), told.refused);
    }

    @Test
    void columnsMayComeInAnyOrderAndCaseAndUnknownOnesAreSaid() {
        // When
        Told told = Told.by("\uFEFFSite, Version ,PRODUCT,\"Supplier\",Endpoints\r\nHQ,9,Anti-Virus,Kaspersky,12\r\n");

        // Then
        assertEquals(Format.DECLARED_CSV, told.format);
        assertEquals(List.of("Kaspersky|Anti-Virus|9 x 12"), told.items);
        assertEquals(List.of("Site"), told.ignored);
    }

    @Test
    void headerWithoutRowsIsACleanInventory() {
        // When
        Told told = Told.by("supplier,product,endpoints\n\n,,\n");

        // Then
        assertEquals(Format.DECLARED_CSV, told.format);
        assertEquals(List.of(), told.items);
        assertEquals(List.of(), told.refused);
    }

    @Test
    void brokenRowIsNamedByTheLineOnWhichItStarts() {
        // Given
        String rows = "\"pc\r\n1\",Kaspersky,KES\r\n" + "pc-2,Kaspersky,KES\n".repeat(13) + "pc-17,\"Kasp\"ersky,KES\n"
                + "pc-18,Kaspersky,KES\n";

        // When
        Told told = Told.by("endpoint,supplier,product\n" + rows);

        // Then
        assertEquals(
                List.of(
                        "2: the endpoint's name has a line break or another control character in it",
                        "17: text after a closing quote"),
                told.refused);
        assertEquals(14, told.items.size());
    }

    @Test
    void quoteThatIsNeverClosedRefusesItsOwnLineAlone() {
        // When
        Told told = Told.by("endpoint,supplier,product\npc-1,\"Kaspersky,KES\npc-2,Kaspersky,KES\npc-3,Kaspersky,KES");

        // Then
        assertEquals(List.of("2: a quote is opened and never closed"), told.refused);
        assertEquals(List.of("Kaspersky|KES @ pc-2", "Kaspersky|KES @ pc-3"), told.items);
    }

    @Test
    void eachKindOfBrokenRowSaysWhatIsWrong() {
        // When
        Told told = Told.by("""
                supplier,product,endpoints,cpe
                Kaspersky,KES
                Kaspersky,KES,1,,5
                ,KES,1,
                Kaspersky,,1,
                Kaspersky,KES,,
                Kaspersky,KES,-1,
                Kaspersky,KES,99999999999,
                Kaspersky,KES,1,cpe:nonsense
                Kaspersky,K"ES,1,
                ,KES,1,cpe:2.3:a:kaspersky:kes:*:*:*:*:*:*:*:*
                """);

        // Then
        assertEquals(
                List.of(
                        "2: 2 fields where the header has 4",
                        "3: 5 fields where the header has 4",
                        "4: the supplier is empty",
                        "5: the product has no name",
                        "6: endpoints is missing",
                        "7: endpoints is not a whole number from 0",
                        "8: endpoints is too large a number",
                        "9: the CPE is neither a CPE 2.3 formatted string nor a CPE 2.2 URI",
                        "10: a quote inside a field that does not begin with one"),
                told.refused);
        assertEquals(List.of("|KES x 1"), told.items);
    }

    @Test
    void refusedRowLeavesNeitherItsProductNorItsEndpoint() {
        // When
        Told rows = Told.by("endpoint,supplier,product\npc-1,A,B\n,C,D\npc-2,,D\nlonely\n");
        Told counts = Told.by("supplier,product,endpoints\nA,B,1\nC,D,many\n");

        // Then
        assertEquals(
                List.of("3: the endpoint has no name", "4: the supplier is empty", "5: 1 field where the header has 3"),
                rows.refused);
        assertEquals(1, rows.names.products());
        assertEquals(1, rows.names.endpoints());
        assertEquals(1, counts.names.products());
    }

    @Test
    void rowMaySayThatItsProductIsEmbeddedInAnother() {
        // When
        Told told = Told.by("""
                supplier,product,endpoints,embedded
                Kaspersky,Engine,1,Yes
                Kaspersky,Engine,2,
                Kaspersky,Engine,3,perhaps
                """);

        // Then
        assertEquals(List.of("Kaspersky|Engine|embedded x 1", "Kaspersky|Engine x 2"), told.items);
        assertEquals(List.of("4: embedded is neither yes nor no"), told.refused);
    }

    @Test
    void bytesThatAreNotUtf8RefuseTheirRowAndSayWhere() {
        // Given
        byte[] windows1252 = "endpoint,supplier,product\npc-1,Soci\u00e9t\u00e9,KES\npc-2,A,B\n"
                .getBytes(StandardCharsets.ISO_8859_1);

        // When
        Told told = Told.by(windows1252, "text/csv", Told.LIMITS);

        // Then
        assertEquals(List.of("2: the supplier is not UTF-8: its byte 5 is 0xE9"), told.refused);
        assertEquals(List.of("A|B @ pc-2"), told.items);
    }

    @Test
    void recordsAreBoundedAndTheNextLineIsReadAllTheSame() {
        // When
        Told told = Told.by("endpoint,supplier,product\npc-1,A," + "x".repeat(200_000) + "\npc-2,A,B\n");

        // Then
        assertEquals(List.of("2: the record is longer than 4096 bytes"), told.refused);
        assertEquals(List.of("A|B @ pc-2"), told.items);
    }

    @Test
    void fileWithMoreProductsOrEndpointsThanAllowedIsRefused() {
        // Given
        StringBuilder products = new StringBuilder("supplier,product,endpoints\n");
        StringBuilder endpoints = new StringBuilder("endpoint,supplier,product\n");
        for (int i = 0; i < 51; i++) {
            products.append("A,product-").append(i).append(",1\n");
            endpoints.append("pc-").append(i).append(",A,B\n");
        }

        // When
        Unreadable manyProducts = assertThrows(Unreadable.class, () -> Told.by(products.toString()));
        Unreadable manyEndpoints = assertThrows(Unreadable.class, () -> Told.by(endpoints.toString()));

        // Then
        assertEquals("The file names more than 50 different products.", manyProducts.reason());
        assertEquals("The file names more than 50 different endpoints.", manyEndpoints.reason());
    }

    @Test
    void headerThatIsNotKnownSaysWhatItLacks() {
        // When
        Unreadable text = assertThrows(Unreadable.class, () -> Told.by("Dear FNR,\nwe found none.\n"));
        Unreadable both = assertThrows(Unreadable.class, () -> Told.by("endpoint,endpoints,supplier,product\n"));
        Unreadable twice = assertThrows(Unreadable.class, () -> Told.by("endpoint,supplier,product,Product\n"));

        // Then
        assertEquals(
                "Line 1 is not a header that is known: it lacks supplier, product, endpoint (for endpoint rows) or"
                        + " endpoints (for declared counts).",
                text.reason());
        assertEquals(
                "The header has both endpoint (for endpoint rows) and endpoints (for declared counts): a file is one or"
                        + " the other.",
                both.reason());
        assertEquals("The header has the column product twice.", twice.reason());
    }
}
