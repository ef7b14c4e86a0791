package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CycloneXmlTest {

    @Test
    void componentsAreReadAsInJson() {
        // When
        Told told = Told.by(bom("""
                <metadata><tools><tool><name>x</name></tool></tools>
                 <component type="device"><name>pc-1</name></component></metadata>
                <components>
                 <component type="application"><supplier><name>CDW</name></supplier><publisher>Kaspersky Lab</publisher>
                  <name>KES &amp; <![CDATA[<more>]]></name><version>10</version>
                  <swid tagId="kaspersky-kes" name="x"><text content-type="text/plain">z</text></swid></component>
                 <component type="device"><name>pc-2</name><components>
                  <component type="application"><publisher>Acme</publisher><name>Gateway</name><components>
                   <component type="library"><publisher>Kaspersky</publisher><name>Engine</name></component>
                  </components></component></components></component>
                </components>
                <services><service><name>s</name></service></services>
                """), "application/vnd.cyclonedx+xml; version=1.6");

        // Then
        assertEquals(Format.CYCLONEDX_XML, told.format);
        assertEquals(
                List.of(
                        "Kaspersky Lab|KES & <more>|10 @ pc-1",
                        "Acme|Gateway @ pc-2",
                        "Kaspersky|Engine|embedded @ pc-2"),
                told.items);
        assertEquals(List.of("services"), told.ignored);
        assertEquals("kaspersky-kes", told.names.product(0).swid());
    }

    @Test
    void brokenComponentsAreNamedByLineAndColumn() {
        // When
        Told told = Told.by(bom("""
                <components>
                 <component><name>Untyped</name></component>
                 <component type="application"/>
                 <component type="application"><name><en>x</en></name></component>
                 <component type="application"><name>a</name><name>b</name></component>
                 <component type="device"><components>
                   <component type="application"><name>KES</name></component></components></component>
                 <other/>
                </components>
                """));

        // Then
        assertEquals(
                List.of(
                        "3 line 3, column 2: the component has no type",
                        "4 line 4, column 2: the product has no name",
                        "5 line 5, column 2: name is not a text",
                        "6 line 6, column 2: name is given twice",
                        "7 line 7, column 2: the endpoint has no name",
                        "8 line 8, column 4: it is on a device that was refused",
                        "9 line 9, column 2: it is no component"),
                told.refused);
    }

    @Test
    void emptyListIsACleanInventoryAndAMissingOneIsNot() {
        // When
        Told clean = Told.by(bom("<components/>"));
        Unreadable missing = assertThrows(Unreadable.class, () -> Told.by(bom("")));

        // Then
        assertEquals(List.of(), clean.items);
        assertEquals(
                "The CycloneDX document has no components: one that found none has an empty list.", missing.reason());
    }

    @Test
    void otherVersionsAndOtherXmlAreRefusedByName() {
        assertEquals(
                "CycloneDX 1.1 is not read; 1.2, 1.3, 1.4, 1.5, 1.6 and 1.7 are.",
                refused("<bom xmlns='http://cyclonedx.org/schema/bom/1.1'/>").reason());
        assertEquals(
                "The file is RDF, as SPDX may be; send SPDX as JSON or tag-value.",
                refused("<rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'/>")
                        .reason());
        assertEquals(
                "The file is a spreadsheet as XML of Excel 2003; save it as .xlsx or CSV.",
                refused("<Workbook xmlns='urn:schemas-microsoft-com:office:spreadsheet'/>")
                        .reason());
        assertEquals(Unreadable.Kind.UNKNOWN, refused("<inventory/>").kind());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!DOCTYPE bom [<!ENTITY a 'x'>]>",
                "<!DOCTYPE bom SYSTEM 'http://127.0.0.1:1/x.dtd'>",
                "<!DOCTYPE bom [<!ENTITY % p SYSTEM 'file:///etc/passwd'> %p;]>"
            })
    void documentTypesAreNotRead(String type) {
        // When
        Unreadable refused = refused(type + bom("<components/>"));

        // Then
        assertEquals("The XML has a document type or an entity of its own, which is not read.", refused.reason());
    }

    @Test
    void xmlThatIsCutBrokenOrNotInItsEncodingIsRefusedWithThePlace() {
        assertEquals(
                "line 2, column 69: The file ends before its XML is complete.",
                said(refused(uncut().substring(0, uncut().length() - 18))));
        assertEquals("line 2, column 3: The XML is not well-formed here.", said(refused(bom("</a>"))));
        assertEquals(
                "line 2, column 4: The XML has a document type or an entity of its own, which is not read.",
                said(refused(bom("<a>&x;</a>"))));
        assertEquals(
                "The XML is not in its encoding here.",
                assertThrows(
                                Unreadable.class,
                                () -> Told.by(
                                        bom("<a>\u00e9</a>").getBytes(StandardCharsets.ISO_8859_1), null, Told.LIMITS))
                        .reason());
    }

    @Test
    void longTextsAndDeepNestingAreRefused() {
        assertEquals(
                "The XML has a text longer than 4096 characters.",
                refused(bom("<components><component type='a'><name>" + "x".repeat(9000) + "</name>"))
                        .reason());
        assertEquals(
                "The XML has a text, an attribute or a nesting beyond what is read.",
                refused(bom("<a b='" + "x".repeat(9000) + "'/>")).reason());
        assertEquals(
                "The XML has a text, an attribute or a nesting beyond what is read.",
                refused(bom("<a>".repeat(500))).reason());
    }

    @Test
    void encodingsAreThoseOfTheDocument() {
        String latin = "<?xml version='1.0' encoding='ISO-8859-1'?>" + uncut();
        String utf16 = "<?xml version='1.0' encoding='UTF-16'?>" + uncut();
        assertEquals(
                List.of("|\u00e9 @ ?"), Told.by(latin.getBytes(StandardCharsets.ISO_8859_1), null, Told.LIMITS).items);
        assertEquals(List.of("|\u00e9 @ ?"), Told.by(utf16.getBytes(StandardCharsets.UTF_16), null, Told.LIMITS).items);
    }

    private static String uncut() {
        return bom("<components><component type='application'><name>\u00e9</name></component></components>");
    }

    private static String said(Unreadable refused) {
        return refused.where() + ": " + refused.reason();
    }

    private static Unreadable refused(String file) {
        return assertThrows(Unreadable.class, () -> Told.by(file));
    }

    private static String bom(String members) {
        return "<bom xmlns=\"http://cyclonedx.org/schema/bom/1.6\" version=\"1\">\n" + members + "</bom>";
    }
}
