package writ.inventory.version;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import writ.inventory.version.VersionRange.Answer;

class VersionRangeTest {

    @ParameterizedTest
    @CsvSource({
        "vers:npm/*,                               1.0.0,   WITHIN",
        "vers:all/*,                               any,     WITHIN",
        "vers:none/*,                              1,       OUTSIDE",
        "vers:npm/1.2.3,                           1.2.3,   WITHIN",
        "vers:npm/1.2.3,                           1.2.4,   OUTSIDE",
        "vers:npm/>=1.0|<2.0,                      1.0.0,   WITHIN",
        "vers:npm/>=1.0|<2.0,                      2.0.0,   OUTSIDE",
        "vers:npm/>=1.0|<2.0,                      2.0.0-1, WITHIN",
        "vers:npm/>=1.0|<2.0,                      0.9,     OUTSIDE",
        "vers:pypi/<=1.3.0|3.0.0,                  1.0.0,   WITHIN",
        "vers:pypi/>0.0.2,                         0.0.3,   WITHIN",
        "vers:pypi/<0.0.2,                         0.0.0.1, WITHIN",
        "vers:pypi/>=1.0.0|<=2.0.0,                1.5,     WITHIN",
        "vers:pypi/>=3.0.0|2.0.3,                  2.0.3,   WITHIN",
        "vers:pypi/>=1.0.0|<=2.0.0,                2.0.3,   OUTSIDE",
        "vers:pypi/>=1.0.0|<=2.0.0,                0.0.9,   OUTSIDE",
        "vers:pypi/>=3.0.0|!=2.0.3,                2.0.3,   OUTSIDE",
        "vers:pypi/<=1.0.0|>=2.0.0,                1.5,     OUTSIDE",
        "vers:pypi/0.0.2|0.0.6|>=3.0.0|0.0.1|0.0.4|0.0.5|0.0.3, 2.0.3, OUTSIDE",
        "vers:intdot/>=1.2|<2.0,                   1.5.0,   WITHIN",
        "vers:intdot/>=1.2|<2.0,                   2.0,     OUTSIDE",
        "vers:maven/>=2.0-beta9|<2.3.1|>=2.4|<2.12.2|>=2.13.0|<2.15.0, 2.14.1, WITHIN",
        "vers:maven/>=2.0-beta9|<2.3.1|>=2.4|<2.12.2|>=2.13.0|<2.15.0, 2.12.2, OUTSIDE",
        "vers:maven/>=2.0-beta9|<2.3.1|>=2.4|<2.12.2|>=2.13.0|<2.15.0, 2.3.2,  OUTSIDE",
        "vers:generic/>=2019.4|<=2020.2.1 HF 1,    2020.2,  WITHIN",
        "vers:generic/>=2019.4|<=2020.2.1%20HF%201,2020.2.1 HF 2, OUTSIDE",
        "vers:generic/<1.0|<2.0,                   1.5,     WITHIN",
        "vers:generic/>1.0|>2.0,                   1.5,     WITHIN",
        "vers:generic/!=1.5,                       1.5,     OUTSIDE",
        "vers:generic/!=1.5,                       1.6,     WITHIN",
        "vers:generic/>=1|!=1.5|<2,                1.5,     OUTSIDE",
        "vers:generic/>=1|!=1.5|<2,                1.6,     WITHIN",
        "vers:deb/<1%3A2.0,                        1:1.9,   WITHIN",
    })
    void versionIsWithinOrOutside(String range, String version, Answer answer) {
        assertEquals(answer, VersionRange.of(range).has(version));
    }

    @ParameterizedTest
    @CsvSource({"vers:npm/<2.0,", "vers:npm/<2.0, latest", "vers:generic/<2.0, unknown", "vers:apk/<2.0, 1.0_new"})
    void whatCannotBeComparedIsNeitherWithinNorOutside(String range, String version) {
        assertEquals(Answer.UNKNOWN, VersionRange.of(range).has(version));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "npm/1.0",
                "vers:npm",
                "vers:npm/",
                "vers:npm/>=",
                "vers:npm/latest|1.0",
                "vers:npm/<1.0|>1.0.0",
                "vers:cobol/1.0",
                "vers:conan/1.0",
                "vers:gentoo/1.0",
                "vers:cpan/1.0",
                "vers:npm/*|1.0"
            })
    void whatIsNoRangeIsRefusedInWords(String range) {
        String why = assertThrows(IllegalArgumentException.class, () -> VersionRange.of(range))
                .getMessage();

        assertTrue(why != null && why.length() > 20, why);
    }
}
