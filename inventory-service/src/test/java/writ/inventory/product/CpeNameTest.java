package writ.inventory.product;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpeNameTest {

    /** Table 6-2 of NISTIR 7696, row by row: m is a text, m* one with a wildcard, k a text not equal to m. */
    @ParameterizedTest
    @CsvSource({
        "*,   *,    EQUAL",
        "*,   -,    SUPERSET",
        "*,   m,    SUPERSET",
        "*,   m*,   UNDEFINED",
        "-,   *,    SUBSET",
        "-,   -,    EQUAL",
        "-,   m,    DISJOINT",
        "-,   m*,   UNDEFINED",
        "m,   m,    EQUAL",
        "m,   k,    DISJOINT",
        "m,   m*,   UNDEFINED",
        "m,   -,    DISJOINT",
        "m,   *,    SUBSET",
        "m*,  mk,   SUPERSET",
        "m*,  k,    DISJOINT",
        "m*,  *,    SUBSET",
        "m*,  -,    DISJOINT",
        "m*,  m*,   UNDEFINED",
        "?m,  m,    SUPERSET",
        "?m,  km,   SUPERSET",
        "?m,  kkm,  DISJOINT",
        "m??, mk,   SUPERSET",
        "*m*, kmk,  SUPERSET",
        "??,  k,    SUPERSET",
        "??,  kkk,  DISJOINT",
    })
    void attributesCompareAsTheTableSays(String source, String target, CpeRelation relation) {
        assertEquals(relation, CpeAttribute.compare(source, target));
    }

    /** Table 6-4. */
    @ParameterizedTest
    @CsvSource({
        "a:acme:tool:1:*:*:*:*:*:*:*,     a:acme:tool:1:*:*:*:*:*:*:*,       EQUAL",
        "a:acme:tool:*:*:*:*:*:*:*:*,     a:acme:tool:1:*:*:*:*:*:*:*,       SUPERSET",
        "a:acme:tool:1:*:*:*:*:*:*:*,     a:acme:tool:*:*:*:*:*:*:*:*,       SUBSET",
        "a:acme:tool:*:sp1:*:*:*:*:*:*,   a:acme:tool:1:*:*:*:*:*:*:*,       INTERSECTS",
        "a:acme:tool:*:*:*:*:*:*:*:*,     a:acme:tool:1*:*:*:*:*:*:*:*,      UNDEFINED",
        "a:acme:tool:*:*:*:*:*:*:*:*,     a:acme:other:1*:*:*:*:*:*:*:*,     DISJOINT",
        "a:acme:tool:*:*:*:*:*:*:*:*,     o:acme:tool:1:*:*:*:*:*:*:*,       DISJOINT",
        "a:Acme:TOOL:*:*:*:*:*:*:*:*,     a:acme:tool:1:*:*:*:*:*:*:*,       SUPERSET",
        "a:acme:tool:10.*:*:*:*:*:*:*:*,  a:acme:tool:10.2.3:*:*:*:*:*:*:*,  SUPERSET",
        "a:acme:tool:10\\.2:*:*:*:*:*:*:*, a:acme:tool:10.2:*:*:*:*:*:*:*,    EQUAL",
        "a:acme:c\\:d:*:*:*:*:*:*:*:*,     a:acme:c\\:d:1:*:*:*:*:*:*:*,       SUPERSET",
        "a:acme:a\\*:*:*:*:*:*:*:*:*,      a:acme:ab:1:*:*:*:*:*:*:*,          DISJOINT",
    })
    void namesCompareAsTheTableSays(String source, String target, CpeRelation relation) {
        assertEquals(relation, CpeName.of("cpe:2.3:" + source).compare(CpeName.of("cpe:2.3:" + target)));
    }

    @Test
    void uriOfTheEarlierVersionIsTheSameName() {
        assertEquals(
                CpeName.of("cpe:2.3:a:kaspersky_lab:anti-virus:7.0:*:*:*:*:*:*:*"),
                CpeName.of("cpe:/a:kaspersky_lab:anti-virus:7.0"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "cpe:2.3:a:acme:tool:1:*:*:*:*:*:*",
                "cpe:2.3:a:acme:tool:1:*:*:*:*:*:*:*:*",
                "cpe:2.3:a:acme::1:*:*:*:*:*:*:*",
                "cpe:2.3:x:acme:tool:1:*:*:*:*:*:*:*",
                "cpe:2.3:a:ac*me:tool:1:*:*:*:*:*:*:*",
                "cpe:2.3:a:a?me:tool:1:*:*:*:*:*:*:*",
                "cpe:2.3:a:ac me:tool:1:*:*:*:*:*:*:*",
                "cpe:2.3:a:acme:tool:1:*:*:*:*:*:*:\\",
                "cpe:/x",
                "acme"
            })
    void whatIsNoNameIsRefusedInWords(String text) {
        String why = assertThrows(IllegalArgumentException.class, () -> CpeName.of(text))
                .getMessage();

        assertTrue(why != null && why.startsWith("the "), why);
    }
}
