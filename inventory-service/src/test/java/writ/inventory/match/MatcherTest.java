package writ.inventory.match;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import writ.inventory.product.Product;
import writ.inventory.product.ProductName;

class MatcherTest {
    private final Matcher matcher = new Matcher(Kaspersky.scope());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Kaspersky                                     | Kaspersky Anti-Virus                      | Kaspersky Anti-Virus
            AO Kaspersky Lab                              | Kaspersky Anti-Virus 2017                 | Kaspersky Anti-Virus
            Kaspersky Lab                                 | Anti-Virus                                | Kaspersky Anti-Virus
            Kaspersky Lab, Inc.                           | KASPERSKY ANTIVIRUS                       | Kaspersky Anti-Virus
            KASPERSKY LAB                                 | Kaspersky Endpoint Security 10 for Windows| Kaspersky Endpoint Security
            KasperskyLab                                  | Kaspersky Endpoint Security for Linux     | Kaspersky Endpoint Security
            ЗАО «Лаборатория Касперского»                 | Kaspersky Internet Security®              | Kaspersky Internet Security
            Kaspersky Lab ZAO                             | Kaspersky Lab Total Security              | Kaspersky Total Security
            Kaspersky Government Security Solutions, Inc. | Kaspersky Private Security Network        | Kaspersky Private Security Network
            Kaspersky Lab North America                   | Kaspersky™ Embedded Systems Security v2   | Kaspersky Embedded Systems Security
            """)
    void supplierInAnySpellingMatchesAndTheListedProductIsRecognised(String supplier, String product, String listed) {
        Decision decision = decide(supplier, product);

        assertEquals(Verdict.MATCHED, decision.verdict());
        assertEquals(Rule.SUPPLIER_NAME, decision.rule());
        assertEquals("Kaspersky", decision.supplier());
        assertEquals(listed, decision.listed());
    }

    @Test
    void openListTakesOtherProductsOfTheSupplier() {
        Decision decision = decide("Kaspersky Lab", "Kaspersky Safe Kids");

        String why =
                "Its supplier \"kaspersky lab\" is Kaspersky (\"AO Kaspersky Lab\"). The directive does not list it by"
                        + " name; its list is open.";
        Evidence evidence = Evidence.matched(
                Rule.SUPPLIER_NAME,
                Relation.EQUAL,
                Confidence.HIGH,
                "kaspersky lab",
                "AO Kaspersky Lab",
                "Kaspersky",
                null,
                why);
        assertEquals(
                new Decision(decision.product(), Verdict.MATCHED, Rule.SUPPLIER_NAME, evidence, why, null), decision);
    }

    @Test
    void reasonDoesNotTellHowWhoeverWasFirstSpelledTheSupplier() {
        assertEquals(
                decide("kaspersky lab", "Kaspersky Safe Kids").why(),
                decide("KASPERSKY (R) LAB", "Kaspersky Safe Kids").why());
        assertEquals(
                decide("cdw", "Kaspersky Anti-Virus").why(),
                decide("CDW (tm)", "Kaspersky Anti-Virus").why());
    }

    @Test
    void longerNameIsAnotherProductThanTheListedOne() {
        assertNull(decide("Kaspersky", "Kaspersky Endpoint Security Cloud").listed());
        assertNull(decide("Kaspersky", "Kaspersky Anti-Virus Engine SDK").listed());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            cpe:2.3:a:kaspersky:anti-virus:17.0:*:*:*:*:*:*:*             | matched
            cpe:2.3:a:Kaspersky_Lab:anti-virus:*:*:*:*:*:*:*:*            | matched
            cpe:/a:kaspersky_lab:kaspersky_anti-virus:6.0                 | matched
            cpe:2.3:a:kaspersky_labs:anti-virus:*:*:*:*:*:*:*:*           |
            cpe:2.3:a:*:anti-virus:*:*:*:*:*:*:*:*                        |
            cpe:2.3:a:-:anti-virus:*:*:*:*:*:*:*:*                        |
            cpe:2.3:a:acme:kaspersky:*:*:*:*:*:*:*:*                      |
            """)
    void vendorOfTheCpeDecidesWhateverTheSupplierIsCalled(String cpe, @Nullable String verdict) {
        Decision decision = matcher.decide(product("KAV Reseller", "KAV 17", cpe, null, false));

        assertEquals(verdict, decision == null ? null : decision.verdict().code());
    }

    @Test
    void cpeVendorsMayHoldWildcards() {
        Matcher wild = new Matcher(
                Kaspersky.read("{\"suppliers\": [{\"name\": \"Kaspersky\", \"cpeVendors\": [\"kaspersky*\"]}]}"));

        Decision decision =
                wild.decide(product("", "AV", "cpe:2.3:a:kaspersky_labs:anti-virus:*:*:*:*:*:*:*:*", null, false));

        assertEquals(Rule.CPE_VENDOR, decision == null ? null : decision.rule());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pkg:maven/com.kaspersky/sdk@1.0            | ''            | matched
            pkg:maven/com.kaspersky.lab/sdk@1.0        | Kaspersky UK  | matched
            pkg:github/KasperskyLab/klara@v1           | ''            | matched
            pkg:npm/%40kaspersky/client@2              | ''            | matched
            pkg:golang/github.com/kasperskylab/tool@v1 | ''            | matched
            pkg:npm/%40kaspersky/client@2              | Jane Doe      | possible
            pkg:maven/org.acme.kaspersky/sdk@1.0       | ''            |
            pkg:npm/left-pad@1.0                       | ''            |
            """)
    void namespaceOfThePurlTellsTheOwner(String purl, String supplier, @Nullable String verdict) {
        Decision decision = matcher.decide(product(supplier, "a library", null, purl, false));

        assertEquals(verdict, decision == null ? null : decision.verdict().code());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                     | Kaspersky Anti-Virus 2016             | matched  | KNOWN_NAME
            ''                     | Kaspersky Safe Kids                   | possible | BRAND_IN_NAME
            ''                     | Endpoint Security 10                  | possible | KNOWN_NAME
            ''                     | Update plugin for Kaspersky           | possible | BRAND_IN_NAME
            CDW Government         | Kaspersky Anti-Virus                  | possible | BRAND_IN_NAME
            Kaspersky Resale Ltd   | Anything                              | possible | BRAND_IN_SUPPLIER
            Friends of Kaspersky   | Kaspersky Anti-Virus                  | possible | BRAND_IN_SUPPLIER
            Acme                   | Kaspersky-compatible plugin           | possible | BRAND_IN_NAME
            Acme                   | Mail Gateway with Kaspersky engine    | possible | BRAND_IN_NAME
            SHI                    | Total Security - Kaspersky Lab 2017   | possible | BRAND_IN_NAME
            N/A                    | Anti-Virus by Kaspersky Lab           | possible | BRAND_IN_NAME
            Unknown                | Kaspersky Endpoint Security           | matched  | KNOWN_NAME
            n.a.                   | Kaspersky Safe Kids                   | possible | BRAND_IN_NAME
            '-'                    | Kaspersky Anti-Virus                  | matched  | KNOWN_NAME
            Acme                   | Endpoint Security                     |          |
            Acme                   | Kasperskyite Mineral Catalogue        |          |
            NotKaspersky GmbH      | Scanner                               |          |
            ''                     | Kasper Sky Viewer                     | possible | BRAND_IN_NAME
            """)
    void nameAloneIsNeverMoreThanPossibleUnlessTheDirectiveListsIt(
            String supplier, String product, @Nullable String verdict, @Nullable Rule rule) {
        Decision decision = matcher.decide(product(supplier, product, null, null, false));

        assertEquals(verdict, decision == null ? null : decision.verdict().code());
        assertEquals(rule, decision == null ? null : decision.rule());
    }

    @Test
    void excludedProductSaysTheDirectivesReason() {
        Decision decision = decide("AO Kaspersky Lab", "Kaspersky Threat Intelligence");

        assertEquals(Verdict.EXCLUDED, decision.verdict());
        assertEquals("a service outside the directive", decision.because());
    }

    @Test
    void exclusionIsNotStretchedToOtherProducts() {
        assertEquals(
                Verdict.MATCHED,
                decide("Kaspersky", "Kaspersky Threat Intelligence Connector").verdict());
    }

    @Test
    void whatIsEmbeddedInAnotherProductIsExcludedOnlyIfTheScopeSaysSo() {
        Product embedded = product("Kaspersky Lab", "Kaspersky Anti-Virus Engine", null, null, true);
        Matcher inWholeOrInPart = new Matcher(Kaspersky.read("{\"suppliers\": [{\"name\": \"Kaspersky Lab\"}]}"));

        Decision excluded = matcher.decide(embedded);
        Decision matched = inWholeOrInPart.decide(embedded);

        assertEquals("embedded in another company's product", excluded == null ? null : excluded.because());
        assertEquals(Verdict.MATCHED, matched == null ? null : matched.verdict());
    }

    @Test
    void partThatOnlyNamesTheSupplierIsExcludedWhenTheReportSaysItIsAPart() {
        Decision decision = matcher.decide(product("Acme", "Mail filter with Kaspersky engine", null, null, true));

        assertEquals(Rule.EMBEDDED, decision == null ? null : decision.rule());
    }

    @Test
    void withoutTheExclusionAnothersProductThatNamesItIsPossible() {
        Matcher inWholeOrInPart = new Matcher(Kaspersky.read("{\"suppliers\": [{\"name\": \"Kaspersky\"}]}"));

        Decision decision = inWholeOrInPart.decide(product("Acme", "Gateway with Kaspersky engine", null, null, false));

        assertEquals(Verdict.POSSIBLE, decision == null ? null : decision.verdict());
    }

    @Test
    void exclusionMayNameASupplierOrBothTogether() {
        Matcher narrow = new Matcher(Kaspersky.read("""
                {"suppliers": [{"name": "Acme", "aliases": ["Acme Labs", "Acme Federal"]}],
                 "exclude": [{"supplier": "Acme Federal, Inc.", "because": "a separate company"},
                             {"supplier": "Acme Labs", "product": "Tool", "because": "never sold"}]}"""));

        assertEquals("a separate company", because(narrow, "Acme Federal LLC", "Anything"));
        assertEquals("never sold", because(narrow, "Acme Labs", "Acme Tool 2"));
        assertNull(because(narrow, "Acme Labs", "Other"));
        assertNull(because(narrow, "Acme", "Tool"));
    }

    @Test
    void scopeWithoutSuppliersIsAboutTheListedNamesOnly() {
        Matcher names = new Matcher(Kaspersky.read("{\"known\": [\"Log4j\"]}"));

        Decision decision = names.decide(product("Apache", "log4j 2.14", null, null, false));

        assertEquals(Verdict.MATCHED, decision == null ? null : decision.verdict());
        assertNull(names.decide(product("Apache", "log4net", null, null, false)));
    }

    @Test
    void emptyScopeHasNothingToDoWithAnything() {
        Matcher nothing = new Matcher(Kaspersky.read("{}"));

        assertNull(nothing.decide(product("Kaspersky", "Kaspersky Anti-Virus", null, null, false)));
        assertTrue(nothing.needles().isEmpty());
    }

    private static @Nullable String because(Matcher matcher, String supplier, String product) {
        Decision decision = matcher.decide(product(supplier, product, null, null, false));
        return decision == null ? "no decision" : decision.because();
    }

    private Decision decide(String supplier, String product) {
        Decision decision = matcher.decide(product(supplier, product, null, null, false));
        if (decision == null) {
            throw new AssertionError("nothing to do with it: " + supplier + ", " + product);
        }
        return decision;
    }

    private static Product product(
            String supplier, String product, @Nullable String cpe, @Nullable String purl, boolean embedded) {
        return Product.of(1, new ProductName(supplier, product, null, cpe, purl, null, embedded));
    }
}
