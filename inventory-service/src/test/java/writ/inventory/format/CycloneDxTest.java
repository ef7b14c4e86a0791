package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.List;
import org.cyclonedx.model.Bom;
import org.cyclonedx.model.Component;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycloneDxTest {

    @Test
    void componentsAreOnTheEndpointThatMetadataNames() {
        // When
        Told told = Told.by(bom("""
                "metadata": {"timestamp": "2017-10-01T00:00:00Z", "component": {"type": "device", "name": "pc-1"}},
                "components": [
                  {"type": "application", "name": "Anti-Virus", "version": "10", "supplier": {"name": "Kaspersky"},
                   "licenses": [{"license": {"name": "x"}}]},
                  {"type": "library", "publisher": "Acme", "name": "Tool"}
                ]
                """));

        // Then
        assertEquals(Format.CYCLONEDX_JSON, told.format);
        assertEquals(List.of("Kaspersky|Anti-Virus|10 @ pc-1", "Acme|Tool @ pc-1"), told.items);
    }

    @Test
    void membersMayComeInAnyOrder() {
        // When
        Told told = Told.by("""
                {"components": [
                  {"components": [{"name": "KES", "publisher": "Kaspersky", "type": "application"}],
                   "name": "pc-2", "type": "device"},
                  {"name": "Tool", "publisher": "Acme", "type": "application"}
                 ],
                 "metadata": {"component": {"name": "pc-1", "type": "application"}},
                 "specVersion": "1.6", "bomFormat": "CycloneDX"}
                """);

        // Then
        assertEquals(List.of("Kaspersky|KES @ pc-2", "Acme|Tool @ pc-1"), told.items);
    }

    @Test
    void devicesAreEndpointsAndWhatIsNestedIsOnTheNearest() {
        // When
        Told told = Told.by(bom("""
                "components": [
                  {"type": "device", "name": "rack-1", "components": [
                    {"type": "firmware", "name": "Boot", "publisher": "Acme"},
                    {"type": "device", "name": "blade-7", "components": [
                      {"type": "application", "name": "KES", "publisher": "Kaspersky"}]}]},
                  {"type": "application", "name": "Loose", "publisher": "Acme"}
                ]
                """));

        // Then
        assertEquals(List.of("Kaspersky|KES @ blade-7", "Acme|Boot @ rack-1", "Acme|Loose @ ?"), told.items);
    }

    @Test
    void partOfAnotherSuppliersProductIsEmbedded() {
        // When
        Told told = Told.by(bom("""
                "components": [
                  {"type": "application", "name": "Gateway", "publisher": "Acme", "components": [
                    {"type": "library", "name": "Engine", "publisher": "Kaspersky Lab", "components": [
                      {"type": "library", "name": "Unpacker", "publisher": "AO Kaspersky Lab"}]},
                    {"type": "library", "name": "Core", "publisher": "ACME, Inc."},
                    {"type": "library", "name": "Nameless"}]}
                ]
                """));

        // Then
        assertEquals(
                List.of(
                        "Acme|Gateway @ ?",
                        "Kaspersky Lab|Engine|embedded @ ?",
                        "AO Kaspersky Lab|Unpacker|embedded @ ?",
                        "ACME, Inc.|Core @ ?",
                        "|Nameless @ ?"),
                told.items);
    }

    @Test
    void whatASystemOrAContainerHasOnBoardIsNotEmbeddedInIt() {
        // When
        Told told = Told.by(bom("""
                "components": [
                  {"type": "operating-system", "name": "Windows", "publisher": "Microsoft", "components": [
                    {"type": "application", "name": "KES", "publisher": "Kaspersky Lab"}]},
                  {"type": "container", "name": "image", "publisher": "Acme", "components": [
                    {"type": "application", "name": "KAV", "publisher": "Kaspersky Lab"}]},
                  {"type": "application", "name": "Bundle", "publisher": "N/A", "components": [
                    {"type": "library", "name": "Engine", "publisher": "Kaspersky Lab"}]}
                ]
                """));

        // Then
        assertEquals(
                List.of(
                        "Microsoft|Windows @ ?",
                        "Kaspersky Lab|KES @ ?",
                        "Acme|image @ ?",
                        "Kaspersky Lab|KAV @ ?",
                        "N/A|Bundle @ ?",
                        "Kaspersky Lab|Engine @ ?"),
                told.items);
    }

    @Test
    void whoMadeAComponentGoesBeforeWhoSuppliesIt() {
        // When
        Told told = Told.by(bom("""
                "components": [
                  {"type": "application", "name": "A", "supplier": {"name": "CDW"}, "publisher": "AO Kaspersky Lab",
                   "manufacturer": {"name": "Kaspersky Lab"}},
                  {"type": "application", "name": "B", "supplier": {"name": "CDW"}, "publisher": "AO Kaspersky Lab"},
                  {"type": "application", "name": "C", "supplier": {"name": "CDW"}, "group": "com.kaspersky",
                   "manufacturer": null}
                ]
                """));

        // Then
        assertEquals(List.of("Kaspersky Lab|A @ ?", "AO Kaspersky Lab|B @ ?", "CDW|C @ ?"), told.items);
    }

    @Test
    void makerThatIsNotKnownDoesNotHideWhoIs() {
        // When
        Told told = Told.by(bom("""
                "components": [
                  {"type": "application", "name": "A", "manufacturer": {"name": "Unknown"}, "publisher": " ",
                   "supplier": {"name": "Kaspersky Lab"}},
                  {"type": "application", "name": "B", "manufacturer": {"name": "N/A"}, "publisher": "Unknown"}
                ]
                """));

        // Then
        assertEquals(List.of("Kaspersky Lab|A @ ?", "N/A|B @ ?"), told.items);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "metadata": {"component": {"name": "pc", "components": {"type": "application"}}}    | /metadata/component
            "metadata": {"component": {"name": 7}}                                              | /metadata/component
            "metadata": {"component": [{"name": "pc"}]}                                         | /metadata/component
            "metadata": {"component": "pc"}                                                     | /metadata/component
            "metadata": {"component": {"name": "a"}, "component": {"name": "b"}}                | /metadata/component
            "metadata": {"component": {"name": "a", "name": "b"}}                               | /metadata/component
            "metadata": {"component": {"name": "a", "components": [], "components": []}}        | /metadata/component
            "metadata": {"component": {"name": "a"}}, "metadata": {"component": {"name": "b"}}  | /metadata
            "specVersion": "1.6"                                                                | /specVersion
            """)
    void hostThatIsNotUnderstoodRefusesTheFile(String members, String where) {
        // When
        Unreadable refused = assertThrows(Unreadable.class, () -> Told.by(bom(members + ", \"components\": []")));

        // Then
        assertEquals(where, refused.where());
    }

    @Test
    void documentWithoutAHostAndWithServicesSaysWhatIsPassedOver() {
        // When
        Told told = Told.by(bom("""
                "metadata": {"component": null}, "components": [], "dependencies": [], "services": [{"name": "x"}]"""));

        // Then
        assertEquals(List.of("services"), told.ignored);
    }

    @Test
    void brokenComponentsAreNamedByLineAndPointer() {
        // When
        Told told = Told.by(bom("""
                "components": [
                  {"name": "Untyped", "publisher": "Acme"},
                  {"type": "application", "publisher": "Acme"},
                  {"type": "application", "name": {"en": "x"}},
                  {"type": "application", "name": "x", "purl": "nonsense"},
                  {"type": "device", "components": [
                    {"type": "application", "name": "KES", "publisher": "Kaspersky"}]},
                  7
                ]
                """));

        // Then
        assertEquals(
                List.of(
                        "3 /components/0: the component has no type",
                        "4 /components/1: the product has no name",
                        "5 /components/2: name is not a text",
                        "6 /components/3: the purl is not a package URL",
                        "7 /components/4: the endpoint has no name",
                        "8 /components/4/components/0: it is on a device that was refused",
                        "9 /components/5: a component is a JSON object"),
                told.refused);
        assertEquals(List.of(), told.items);
    }

    @Test
    void emptyListIsACleanInventoryAndAMissingOneIsNot() {
        // When
        Told clean = Told.by(bom("\"components\": []"));
        Unreadable missing = assertThrows(Unreadable.class, () -> Told.by(bom("\"services\": []")));

        // Then
        assertEquals(List.of(), clean.items);
        assertEquals(
                "The CycloneDX document has no components: one that found none has an empty list.", missing.reason());
    }

    @Test
    void documentsOfAnotherKindOrVersionAreRefused() {
        // When
        Unreadable version = assertThrows(
                Unreadable.class,
                () -> Told.by("{\"bomFormat\":\"CycloneDX\",\"specVersion\":\"2.0\",\"components\":[]}"));
        Unreadable format = assertThrows(
                Unreadable.class, () -> Told.by("{\"bomFormat\":\"Other\",\"specVersion\":\"1.6\",\"components\":[]}"));
        Unreadable array = assertThrows(Unreadable.class, () -> Told.by("[]", "application/vnd.cyclonedx+json"));

        // Then
        assertEquals("CycloneDX 2.0 is not read; 1.2, 1.3, 1.4, 1.5, 1.6 and 1.7 are.", version.reason());
        assertEquals("The JSON looks like CycloneDX but lacks its bomFormat or specVersion.", format.reason());
        assertEquals("A CycloneDX document is a JSON object.", array.reason().replace(InventoryFile.KNOWN, ""));
    }

    @Test
    void nestingBeyondTheLimitIsRefused() {
        // Given
        String many = "{\"type\": \"library\", \"name\": \"x\"},".repeat(21);

        // When
        Unreadable refused = assertThrows(
                Unreadable.class, () -> Told.by(bom("\"components\": [{\"components\": [" + many + "{}]}]")));

        // Then
        assertEquals("More than 20 items are nested in one.", refused.reason());
    }

    @Test
    void readsTheSameComponentsAsTheReferenceLibrary() throws IOException {
        // Given
        StringBuilder components = new StringBuilder();
        for (int i = 0; i < 40; i++) {
            components.append("""
                    {"type": "library", "bom-ref": "r%1$d", "name": "lib-%1$d", "version": "1.%1$d", "group": "org.acme",
                     "purl": "pkg:maven/org.acme/lib-%1$d@1.%1$d", "properties": [{"name": "a", "value": "\\u00e9"}]},
                    """.formatted(i));
        }
        String bom = bom("\"components\": [" + components + "{\"type\": \"framework\", \"name\": \"last\"}]");

        // When
        Told told = Told.by(bom, "application/vnd.cyclonedx+json; version=1.6");

        // Then
        List<String> expected = new ObjectMapper()
                .readValue(bom, Bom.class).getComponents().stream()
                        .map(CycloneDxTest::said)
                        .toList();
        assertEquals(expected, told.items);
    }

    private static String said(Component component) {
        String supplier = component.getGroup() == null ? "" : component.getGroup();
        String version = component.getVersion() == null ? "" : "|" + component.getVersion();
        return supplier + "|" + component.getName() + version + " @ ?";
    }

    private static String bom(String members) {
        return "{\"bomFormat\": \"CycloneDX\", \"specVersion\": \"1.6\", \"version\": 1,\n" + members + "}";
    }
}
