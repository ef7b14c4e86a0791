package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class SwidFileTest {

    private static final String NAMESPACE = "xmlns=\"" + SwidFile.NAMESPACE + "\"";

    @Test
    void tagSaysWhatIsThereAndWhoMadeIt() {
        // When
        Told told = Told.by("""
                <?xml version="1.0" encoding="utf-8"?>
                <SoftwareIdentity %s name="Kaspersky Endpoint Security" tagId="kaspersky-kes-10" version="10.2" tagVersion="1">
                  <Entity name="CDW" regid="cdw.example" role="tagCreator distributor"/>
                  <Entity name="AO Kaspersky Lab" regid="kaspersky.com" role="softwareCreator licensor"/>
                  <Link rel="component" href="swid:other"/><Meta product="KES"/>
                  <Payload><File name="a.exe"/></Payload>
                </SoftwareIdentity>
                """.formatted(NAMESPACE), "application/swid+xml");

        // Then
        assertEquals(Format.SWID_XML, told.format);
        assertEquals(List.of("AO Kaspersky Lab|Kaspersky Endpoint Security|10.2 @ ?"), told.items);
        assertEquals("kaspersky-kes-10", told.names.product(0).swid());
    }

    @Test
    void manyTagsMayBeWrappedByHostAndEvidenceNamesItsDevice() {
        // When
        Told told = Told.by("""
                <inventory xmlns:s="%s"><host name="pc-1"><tags>
                 <s:SoftwareIdentity name="A" tagId="a"/><s:SoftwareIdentity name="P" tagId="p" patch="true"/></tags></host>
                 <Device hostname="pc-2"><s:SoftwareIdentity name="A" tagId="a"/></Device>
                 <s:SoftwareIdentity name="A" tagId="a"><s:Evidence date="2017-09-13T00:00:00Z" deviceId="pc-3"/></s:SoftwareIdentity>
                 <s:SoftwareIdentity name="A" tagId="a"/>
                </inventory>
                """.formatted(SwidFile.NAMESPACE));

        // Then
        assertEquals(List.of("|A @ pc-1", "|P @ pc-1", "|A @ pc-2", "|A @ pc-3", "|A @ ?"), told.items);
    }

    @Test
    void tagsOfInstallersAndAdditionsAreSaidAndPassedOver() {
        // Given
        String tags =
                "<SoftwareIdentity name='C' tagId='c' corpus='true'/><SoftwareIdentity name='S' tagId='s' supplemental='1'/>";

        // When
        Told told = Told.by("<tags " + NAMESPACE + ">" + tags + "<SoftwareIdentity name='A' tagId='a'/></tags>");
        Unreadable nothing = refused("<tags " + NAMESPACE + ">" + tags + "</tags>");

        // Then
        assertEquals(List.of("|A @ ?"), told.items);
        assertEquals(List.of("SoftwareIdentity with corpus", "SoftwareIdentity with supplemental"), told.ignored);
        assertEquals("None of the SWID tags says that something is installed.", nothing.reason());
    }

    @Test
    void brokenTagsAreNamedByLineAndColumn() {
        // When
        Told told = Told.by("<tags " + NAMESPACE + """
                >
                <SoftwareIdentity tagId="a"/>
                <SoftwareIdentity name="b"/>
                 <host><SoftwareIdentity name="c" tagId="c"/></host>
                </tags>""");

        // Then
        assertEquals(
                List.of(
                        "2 line 2, column 1: the product has no name",
                        "3 line 3, column 1: the tag has no tagId",
                        "4 line 4, column 8: the endpoint has no name"),
                told.refused);
    }

    @Test
    void otherVersionsAndOtherXmlAreRefused() {
        assertEquals(
                "The file has SWID tags of another version; those of ISO/IEC 19770-2:2015 are read.",
                refused(
                                "<swid:software_identification_tag xmlns:swid='http://standards.iso.org/iso/19770/-2/2009/schema.xsd'/>")
                        .reason());
        assertEquals(
                "The file has SWID tags of another version; those of ISO/IEC 19770-2:2015 are read.",
                refused("<a><SoftwareIdentity xmlns='http://standards.iso.org/iso/19770/-2/2030/schema.xsd'/></a>")
                        .reason());
        assertEquals(
                "The file is XML of a kind that is not read.",
                refused("<a><b/></a>").reason().replace(InventoryFile.KNOWN, ""));
    }

    private static Unreadable refused(String file) {
        return assertThrows(Unreadable.class, () -> Told.by(file));
    }
}
