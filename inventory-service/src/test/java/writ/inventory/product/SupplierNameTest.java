package writ.inventory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SupplierNameTest {

    @Test
    void legalFormsAreNotPartOfTheKey() {
        for (String supplier : List.of(
                "Kaspersky Lab",
                "AO Kaspersky Lab",
                "Kaspersky Lab, Inc.",
                "KASPERSKY LAB",
                "Kaspersky Lab ZAO",
                "Kaspersky Lab S.R.O.",
                "The Kaspersky Lab Co., Ltd.",
                "ООО Kaspersky Lab")) {
            assertEquals("kaspersky lab", SupplierName.key(supplier), supplier);
        }
        assertEquals("лаборатория касперского", SupplierName.key("АО «Лаборатория Касперского»"));
    }

    @Test
    void wordsThatAreNotLegalFormsStay() {
        assertEquals(
                "kaspersky government security solutions",
                SupplierName.key("Kaspersky Government Security Solutions, Inc."));
        assertEquals("acme kaspersky", SupplierName.key("Acme-Kaspersky Ltd"));
    }

    @Test
    void wordsForNobodyAreNoSupplier() {
        for (String nobody : List.of("Unknown", "N/A", "n.a.", "None", "-", "various", "(Unknown Publisher)", "NULL")) {
            assertEquals("", SupplierName.key(nobody), nobody);
        }
        assertEquals("unknown worlds", SupplierName.key("Unknown Worlds, Inc."));
    }

    @Test
    void nameMadeOnlyOfFormsKeepsOneWord() {
        assertEquals("sap", SupplierName.key("S.A.P. SE"));
        assertEquals("co", SupplierName.key("Co Co"));
        assertEquals("", SupplierName.key(" "));
    }
}
