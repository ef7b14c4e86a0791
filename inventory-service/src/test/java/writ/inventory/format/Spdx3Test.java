package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class Spdx3Test {

    private static final String CREATION = "{\"type\": \"CreationInfo\", \"@id\": \"_:c\", \"specVersion\": \"3.0.1\"}";

    @Test
    void packagesHaveTheirAgentsWhereverTheseStand() {
        // When
        Told told = Told.by(graph(CREATION, """
                {"type": "SpdxDocument", "spdxId": "d", "rootElement": ["s"]},
                {"type": "software_Sbom", "spdxId": "s", "rootElement": ["h"], "element": ["h", "g"]},
                {"type": "software_Package", "spdxId": "h", "name": "pc-1", "software_primaryPurpose": "device"},
                {"spdxId": "g", "name": "Gateway", "software_packageVersion": "2", "suppliedBy": "acme", "type": "software_Package",
                 "externalIdentifier": [{"type": "ExternalIdentifier", "externalIdentifierType": "cpe23",
                   "identifier": "cpe:2.3:a:acme:gateway:2:*:*:*:*:*:*:*"}]},
                {"type": "https://spdx.org/rdf/3.0.1/terms/Software/Package", "@id": "e", "name": "Engine",
                 "software_packageUrl": "pkg:generic/engine@1", "originatedBy": ["jane", "kl"], "suppliedBy": {"spdxId": "kl"}},
                {"type": "Relationship", "spdxId": "r", "from": "g", "to": ["e"], "relationshipType": "contains"},
                {"type": "Relationship", "spdxId": "q", "from": "h", "to": ["x"], "relationshipType": "dependsOn"},
                {"type": "Organization", "spdxId": "acme", "name": "Acme"},
                {"type": "Person", "spdxId": "jane", "name": "Jane"},
                {"type": "Organization", "spdxId": "kl", "name": "Kaspersky Lab"}"""), "application/ld+json");

        // Then
        assertEquals(Format.SPDX3_JSON, told.format);
        assertEquals("spdx3-json", Format.SPDX3_JSON.slug());
        assertEquals(List.of("Acme|Gateway|2 @ pc-1", "Kaspersky Lab|Engine|embedded @ pc-1"), told.items);
        assertEquals(
                "cpe:2.3:a:acme:gateway:2:*:*:*:*:*:*:*", told.names.product(0).cpe());
        assertEquals("pkg:generic/engine@1", told.names.product(1).purl());
    }

    @Test
    void brokenPackagesAreNamedByLineAndPointer() {
        // When
        Told told = Told.by(
                graph(
                        CREATION,
                        "{\"type\": \"software_Package\", \"spdxId\": \"a\"}, 7,\n"
                                + "{\"type\": \"software_Package\", \"spdxId\": \"b\", \"name\": 7},"
                                + "{\"type\": \"software_Package\", \"name\": \"c\"}, {\"type\": \"software_Package\", \"spdxId\": \"a\", \"name\": \"d\"}"));

        // Then
        assertEquals(
                List.of(
                        "1 /@graph/1: the product has no name",
                        "2 /@graph/3: name is not a text",
                        "2 /@graph/4: the package has no SPDXID",
                        "2 /@graph/5: its SPDXID is another package's"),
                told.refused);
    }

    @Test
    void graphWithoutPackagesOrOfAnotherVersionIsRefused() {
        assertEquals(
                "SPDX 3.1 is not read; 3.0, 3.0.0 and 3.0.1 are.",
                refused(graph(CREATION.replace("3.0.1", "3.1"), CREATION)).reason());
        assertEquals(Unreadable.Kind.BROKEN, refused(graph(CREATION, CREATION)).kind());
        assertEquals(Unreadable.Kind.UNKNOWN, refused("{\"@graph\": []}").kind());
        assertEquals(
                "/@graph/1",
                refused(graph(
                                CREATION,
                                "{\"type\": \"Relationship\", \"from\": \"a\", \"relationshipType\": \"contains\"}"))
                        .where());
    }

    private static Unreadable refused(String file) {
        return assertThrows(Unreadable.class, () -> Told.by(file));
    }

    private static String graph(String... elements) {
        return "{\"@context\": \"https://spdx.org/rdf/3.0.1/spdx-context.jsonld\", \"@graph\": ["
                + String.join(", ", elements) + "]}";
    }
}
