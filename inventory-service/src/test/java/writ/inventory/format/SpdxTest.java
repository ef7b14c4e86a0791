package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpdxTest {

    private static final String PACKAGES = """
            "packages": [
              {"SPDXID": "h", "name": "pc-1", "primaryPackagePurpose": "DEVICE", "supplier": "Organization: GSA"},
              {"SPDXID": "g", "name": "Gateway", "versionInfo": "2", "supplier": "Organization: Acme (sales@acme.example)"},
              {"SPDXID": "e", "name": "Engine", "supplier": "Organization: Kaspersky Lab ()", "downloadLocation": "NONE"},
              {"SPDXID": "l", "name": "Loose", "supplier": "NOASSERTION", "originator": "Person: Jane (j@x)"}
            ]""";

    @Test
    void deviceThatTheDocumentDescribesIsTheEndpoint() {
        // When
        Told told = Told.by(json(PACKAGES + ", \"relationships\": [" + is("d", "DESCRIBES", "h") + ","
                + is("g", "CONTAINS", "e") + "]"));

        // Then
        assertEquals(Format.SPDX_JSON, told.format);
        assertEquals(
                List.of("Acme|Gateway|2 @ pc-1", "Kaspersky Lab|Engine|embedded @ pc-1", "Jane|Loose @ pc-1"),
                told.items);
    }

    @Test
    void relationshipsMayComeFirstAndSayItTheOtherWayRound() {
        // When
        Told told =
                Told.by(json("\"relationships\": [" + is("h", "DESCRIBED_BY", "d") + "," + is("e", "CONTAINED_BY", "g")
                        + "," + is("g", "DEPENDS_ON", "l") + "], \"documentDescribes\": [\"h\"], " + PACKAGES));

        // Then
        assertEquals("Kaspersky Lab|Engine|embedded @ pc-1", told.items.get(1));
        assertEquals(3, told.items.size());
    }

    @Test
    void deviceHasOnItWhatItContainsAndOthersAreThereWithoutAPlace() {
        // When
        Told told = Told.by(json("""
                "packages": [
                  {"SPDXID": "1", "name": "pc-1", "primaryPackagePurpose": "DEVICE"},
                  {"SPDXID": "2", "name": "pc-2", "primaryPackagePurpose": "DEVICE"},
                  {"SPDXID": "o", "name": "Windows", "supplier": "Organization: Microsoft", "primaryPackagePurpose": "OPERATING-SYSTEM"},
                  {"SPDXID": "k", "name": "KES", "supplier": "Organization: Kaspersky"},
                  {"SPDXID": "x", "name": "Other", "supplier": "Organization: Acme"}],
                "relationships": [%s, %s, %s, %s, %s]""".formatted(
                        is("1", "CONTAINS", "o"),
                        is("2", "CONTAINS", "o"),
                        is("o", "CONTAINS", "k"),
                        is("d", "DESCRIBES", "1"),
                        is("d", "DESCRIBES", "2"))));

        // Then
        assertEquals(
                List.of(
                        "Microsoft|Windows @ pc-1",
                        "Kaspersky|KES @ pc-1",
                        "Microsoft|Windows @ pc-2",
                        "Kaspersky|KES @ pc-2",
                        "Acme|Other @ ?"),
                told.items);
    }

    @ParameterizedTest
    @CsvSource({
        "APPLICATION, 'Acme|root @ ? Kaspersky|KES|embedded @ ?'",
        "'', 'Acme|root @ ? Kaspersky|KES @ ?'",
        "OPERATING-SYSTEM, 'Acme|root @ ? Kaspersky|KES @ ?'",
        "CONTAINER, 'Kaspersky|KES @ ?'",
        "FILE, 'Kaspersky|KES @ ?'"
    })
    void productThatTheDocumentIsAboutIsThereAndAPlaceIsNot(String purpose, String items) {
        // When
        Told told = Told.by(json(
                """
                "packages": [
                  {"SPDXID": "r", "name": "root", "supplier": "Organization: Acme", "primaryPackagePurpose": "%s"},
                  {"SPDXID": "k", "name": "KES", "supplier": "Organization: Kaspersky"}],
                "documentDescribes": ["r"], "relationships": [%s]""".formatted(purpose, is("r", "CONTAINS", "k")).replace(", \"primaryPackagePurpose\": \"\"", "")));

        // Then
        assertEquals(items, String.join(" ", told.items));
    }

    @Test
    void packageThatIsAlsoThereOnItsOwnIsNotEmbedded() {
        // Given
        String packages = """
                "packages": [
                  {"SPDXID": "a", "name": "A", "supplier": "Organization: Acme"},
                  {"SPDXID": "b", "name": "B", "supplier": "Organization: Kaspersky"},
                  {"SPDXID": "c", "name": "C", "supplier": "Organization: AO Kaspersky Lab"},
                  {"SPDXID": "p", "name": "pc", "primaryPackagePurpose": "DEVICE"}],""";
        String nested = is("a", "CONTAINS", "b") + "," + is("b", "CONTAINS", "c") + "," + is("c", "CONTAINS", "b");

        // When
        Told part = Told.by(json(packages + "\"relationships\": [" + nested + "]"));
        Told both = Told.by(json(packages + "\"relationships\": [" + nested + "," + is("p", "CONTAINS", "b") + "]"));

        // Then
        assertEquals("Kaspersky|B|embedded @ ?", part.items.get(1));
        assertEquals("Kaspersky|B @ pc", both.items.getFirst());
    }

    @Test
    void identifiersAreThoseOfTheReferences() {
        // When
        Told told = Told.by(json("""
                "packages": [{"SPDXID": "k", "name": "KES", "externalRefs": [
                  {"referenceCategory": "SECURITY", "referenceType": "cpe22Type", "referenceLocator": "cpe:/a:kaspersky:kes"},
                  {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:kaspersky:kes:*:*:*:*:*:*:*:*"},
                  {"referenceCategory": "SECURITY", "referenceType": "cpe23Type", "referenceLocator": "cpe:2.3:a:kaspersky_lab:kes:*:*:*:*:*:*:*:*"},
                  {"referenceCategory": "PACKAGE_MANAGER", "referenceType": "purl", "referenceLocator": "pkg:generic/kes@10"},
                  {"referenceCategory": "SECURITY", "referenceType": "swid", "referenceLocator": "swid:kaspersky-kes-10"}]}]"""));

        // Then
        assertEquals(
                "cpe:2.3:a:kaspersky:kes:*:*:*:*:*:*:*:*", told.names.product(0).cpe());
        assertEquals("pkg:generic/kes@10", told.names.product(0).purl());
        assertEquals("kaspersky-kes-10", told.names.product(0).swid());
    }

    @Test
    void whoMadeItGoesBeforeWhoHandsItOut() {
        assertEquals("Kaspersky Lab", maker("Organization: Kaspersky Lab", "Organization: CDW"));
        assertEquals("CDW", maker("Person: Jane Doe (jane@x)", "Organization: CDW (a@b)"));
        assertEquals("CDW", maker("Organization: Unknown", "Organization: CDW"));
        assertEquals("Jane Doe", maker("Person: Jane Doe ()", "NOASSERTION"));
        assertEquals("Acme (UK) Ltd", maker("NONE", "Organization: Acme (UK) Ltd"));
        assertEquals(null, maker("NOASSERTION", "Tool: scanner-1"));
    }

    @Test
    void brokenPackagesAreNamedByLineAndPointer() {
        // When
        Told told = Told.by(json("""
                "packages": [
                  {"name": "Nameless"}, {"SPDXID": "a", "name": "A"}, {"SPDXID": "a", "name": "B"},
                  {"SPDXID": "c"}, {"SPDXID": "d", "name": 7}, 7,
                  {"SPDXID": "e", "name": "e", "externalRefs": [{"referenceType": "purl", "referenceLocator": "no"}]}]"""));

        // Then
        assertEquals(
                List.of(
                        "3 /packages/5: a package is a JSON object",
                        "2 /packages/0: the package has no SPDXID",
                        "2 /packages/2: its SPDXID is another package's",
                        "3 /packages/3: the product has no name",
                        "3 /packages/4: name is not a text",
                        "4 /packages/6: the purl is not a package URL"),
                told.refused);
        assertEquals(List.of("|A @ ?"), told.items);
    }

    @Test
    void emptyListIsACleanInventoryAndAMissingOneIsNot() {
        assertEquals(List.of(), Told.by(json("\"packages\": []")).items);
        assertEquals(
                "The SPDX document has no packages: one that found none has an empty array.",
                refused(json("\"files\": [{\"SPDXID\": \"f\"}]")).reason());
    }

    @ParameterizedTest
    @ValueSource(strings = {"SPDX-2.1", "SPDX-3.0", "SPDX-2.33"})
    void otherVersionsAreRefusedByName(String version) {
        assertEquals(
                version.replace('-', ' ') + " is not read; 2.2 and 2.3 are.",
                refused("{\"spdxVersion\": \"" + version + "\", \"packages\": []}")
                        .reason());
    }

    @Test
    void tagValueSaysTheSameAsItsTwin() {
        // Given
        String tags = """
                # made by hand
                SPDXVersion: SPDX-2.3
                DocumentName: x
                DocumentComment: <text>no
                PackageName: not a package
                </text>
                Relationship: SPDXRef-DOCUMENT DESCRIBES SPDXRef-h

                PackageName: pc-1
                SPDXID: SPDXRef-h
                PrimaryPackagePurpose: DEVICE

                PackageName: Gateway
                SPDXID: SPDXRef-g
                PackageVersion: 2
                PackageSupplier: Organization: Acme (sales@acme.example)
                PackageComment: <text>one line</text>
                Relationship: SPDXRef-g CONTAINS SPDXRef-e

                PackageName: Engine
                SPDXID: SPDXRef-e
                PackageSupplier: Organization: Kaspersky Lab ()
                ExternalRef: SECURITY cpe23Type cpe:2.3:a:kaspersky:engine:*:*:*:*:*:*:*:*
                FileName: ./a
                SPDXID: SPDXRef-f
                """;

        // When
        Told told = Told.by(tags);
        Told windows = Told.by(tags.replace("\n", "\r\n"), "text/spdx");

        // Then
        assertEquals(Format.SPDX_TAG_VALUE, told.format);
        assertEquals(List.of("Acme|Gateway|2 @ pc-1", "Kaspersky Lab|Engine|embedded @ pc-1"), told.items);
        assertEquals(told.items, windows.items);
        assertEquals(
                "cpe:2.3:a:kaspersky:engine:*:*:*:*:*:*:*:*",
                told.names.product(1).cpe());
    }

    @Test
    void brokenTagValueIsRefusedWithItsLine() {
        assertEquals(
                "line 2: The line is neither a tag with its value nor a comment.",
                said("SPDXVersion: SPDX-2.3\nwhat\n"));
        assertEquals("line 2: A text begins here and does not end.", said("SPDXVersion: SPDX-2.3\nA: <text>b\nc"));
        assertEquals(
                "line 2: The relationship does not say what is related to what, and how.",
                said("SPDXVersion: SPDX-2.3\nRelationship: a CONTAINS\n"));
        assertEquals("null: SPDX 2.1 is not read; 2.2 and 2.3 are.", said("SPDXVersion: SPDX-2.1\n"));
        assertEquals(
                Unreadable.Kind.BROKEN,
                refused("SPDXVersion: SPDX-2.2\nFileName: a\n").kind());
        assertEquals(
                List.of("2: its id is given twice"),
                Told.by("SPDXVersion: SPDX-2.2\nPackageName: a\nSPDXID: x\nSPDXID: y\n").refused);
    }

    private static String maker(String originator, String supplier) {
        return SpdxActor.maker(SpdxActor.of(originator), SpdxActor.of(supplier));
    }

    private static String is(String one, String type, String other) {
        return "{\"spdxElementId\": \"%s\", \"relationshipType\": \"%s\", \"relatedSpdxElement\": \"%s\"}"
                .formatted(one, type, other);
    }

    private static String json(String members) {
        return "{\"SPDXID\": \"d\", \"spdxVersion\": \"SPDX-2.3\", \"name\": \"x\", " + members + "}";
    }

    private static String said(String file) {
        Unreadable refused = refused(file);
        return refused.where() + ": " + refused.reason();
    }

    private static Unreadable refused(String file) {
        return assertThrows(Unreadable.class, () -> Told.by(file));
    }
}
