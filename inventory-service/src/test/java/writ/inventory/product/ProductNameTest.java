package writ.inventory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProductNameTest {

    @Test
    void keepsTheSpellingAndTurnsBlankIntoNotSaid() {
        ProductName name = new ProductName(" AO  Kaspersky Lab ", "Endpoint Security\u00A010", " ", "", null);

        assertEquals(new ProductName("AO Kaspersky Lab", "Endpoint Security 10", null, null, null), name);
    }

    @Test
    void saysWhatCannotBeTaken() {
        assertEquals("the product has no name", refusal("Acme", " ", null, null, null));
        assertEquals("the supplier is longer than 500 characters", refusal("x".repeat(501), "a", null, null, null));
        assertEquals(
                "the CPE is neither a CPE 2.3 formatted string nor a CPE 2.2 URI",
                refusal("Acme", "a", null, "cpe:2.3:a:acme", null));
        assertEquals("the purl is not a package URL", refusal("Acme", "a", null, null, "npm/lodash"));
    }

    @Test
    void takesBothFormsOfCpeAndAPurl() {
        new ProductName("Kaspersky", "Anti-Virus", "1", "cpe:2.3:a:kaspersky:anti-virus:1:*:*:*:*:*:*:*", null);
        new ProductName("Kaspersky", "Anti-Virus", "1", "cpe:/a:kaspersky_lab:kaspersky_anti-virus:1", null);
        new ProductName("", "lodash", "4.17.21", null, "pkg:npm/lodash@4.17.21");
    }

    @Property
    void refusesRubbishOnlyWithAReason(@ForAll String supplier, @ForAll String cpe, @ForAll String purl) {
        try {
            new ProductName(supplier, "a", null, "cpe:2.3:" + cpe, "pkg:" + purl);
        } catch (IllegalArgumentException e) {
            assertTrue(String.valueOf(e.getMessage()).startsWith("the "), e::toString);
        }
    }

    private static String refusal(
            String supplier, String product, @Nullable String version, @Nullable String cpe, @Nullable String purl) {
        return String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> new ProductName(supplier, product, version, cpe, purl))
                .getMessage());
    }
}
