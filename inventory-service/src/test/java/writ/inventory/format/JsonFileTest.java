package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonFileTest {

    @Test
    void declaredProductsCarryTheirCounts() {
        // When
        Told told = Told.by("""
                {"site": "HQ", "products": [
                  {"supplier": "Kaspersky", "product": "Anti-Virus", "version": 10.20, "endpoints": 12, "owner": {}},
                  {"supplier": "Acme", "product": "Tool", "endpoints": 0, "embedded": true}
                ]}
                """);

        // Then
        assertEquals(Format.DECLARED_JSON, told.format);
        assertEquals(List.of("Kaspersky|Anti-Virus|10.20 x 12", "Acme|Tool|embedded x 0"), told.items);
        assertEquals(List.of("owner", "site"), told.ignored);
    }

    @Test
    void bareArrayIsTheSame() {
        // When
        Told told = Told.by("[{\"supplier\":\"Acme\",\"product\":\"Tool\",\"endpoints\":3}]", "application/json");

        // Then
        assertEquals(List.of("Acme|Tool x 3"), told.items);
    }

    @Test
    void emptyArrayIsACleanInventoryAndAMissingOneIsNot() {
        // When
        Told clean = Told.by("{\"products\": []}");
        Unreadable missing = assertThrows(Unreadable.class, () -> Told.by("{\"software\": []}"));

        // Then
        assertEquals(List.of(), clean.items);
        assertEquals(Unreadable.Kind.UNKNOWN, missing.kind());
    }

    @Test
    void brokenElementIsNamedByLineAndPointer() {
        // When
        Told told = Told.by("""
                {"products": [
                  {"supplier": "Acme", "product": "Tool", "endpoints": 1.5},
                  {"supplier": ["Acme"], "product": "Tool", "endpoints": 1},
                  "Tool",
                  {"supplier": "Acme", "product": "Tool", "product": "Other", "endpoints": 1},
                  {"supplier": "Acme", "product": "Tool"},
                  {"supplier": "Acme", "product": "Tool", "endpoints": 7}
                ]}
                """);

        // Then
        assertEquals(
                List.of(
                        "2 /products/0: endpoints is not a whole number from 0",
                        "3 /products/1: supplier is not a text",
                        "4 /products/2: a product is a JSON object",
                        "5 /products/3: product is given twice",
                        "6 /products/4: endpoints is missing"),
                told.refused);
        assertEquals(List.of("Acme|Tool x 7"), told.items);
    }

    @Test
    void truncatedJsonIsRefusedWithThePlace() {
        // When
        Unreadable refused = assertThrows(
                Unreadable.class,
                () -> Told.by(
                        "{\"products\": [\n{\"supplier\": \"Acme\", \"product\": \"Tool\", \"endpoints\": 1},\n"));

        // Then
        assertEquals(Unreadable.Kind.BROKEN, refused.kind());
        assertEquals("line 3, column 1", refused.where());
        assertEquals("The file ends before its JSON is complete.", refused.reason());
    }

    @Test
    void malformedJsonIsRefusedWithThePlace() {
        // When
        Unreadable syntax = assertThrows(Unreadable.class, () -> Told.by("{\"products\": [}]}"));
        Unreadable after = assertThrows(Unreadable.class, () -> Told.by("{\"products\": []} []"));
        Unreadable notUtf8 = assertThrows(
                Unreadable.class,
                () -> Told.by(
                        "{\"products\": [{\"supplier\": \"Soci\u00e9t\u00e9\"}]}".getBytes(StandardCharsets.ISO_8859_1),
                        null,
                        Told.LIMITS));

        // Then
        assertEquals("line 1, column 15: The JSON is not well-formed here.", syntax.where() + ": " + syntax.reason());
        assertEquals(
                "line 1, column 18: Something follows after the end of the JSON.",
                after.where() + ": " + after.reason());
        assertEquals("The JSON is not UTF-8 here.", notUtf8.reason());
    }

    @Test
    void longTextsAndDeepNestingAreRefused() {
        // When
        Unreadable longText =
                assertThrows(Unreadable.class, () -> Told.by("[{\"supplier\": \"" + "x".repeat(200_000) + "\"}]"));
        Unreadable deep = assertThrows(Unreadable.class, () -> Told.by("{\"note\": " + "[".repeat(10_000)));

        // Then
        assertEquals("The JSON has a text, a number or a nesting beyond what is read.", longText.reason());
        assertEquals("line 1", String.valueOf(longText.where()).split(",")[0]);
        assertEquals("The JSON has a text, a number or a nesting beyond what is read.", deep.reason());
    }
}
