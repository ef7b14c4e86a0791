package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumberShownTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            General                 | 10.199999999999999 | 10.2
            General                 | 1250               | 1250
            General                 | 1.5E-2             | 0.015
            General                 | 1E+300             | 1E+300
            General                 | 1E+999999999       | 1E+999999999
            General                 | nonsense           | nonsense
            General                 | -0                 | 0
            0.00                    | 10.2               | 10.20
            0.0#                    | 10.25              | 10.25
            0.0#                    | 10                 | 10.0
            0                       | 2.5                | 3
            #,##0                   | 1250               | 1250
            00000                   | 42                 | 00042
            0%                      | 0.25               | 25%
            "v"0.0                  | 7                  | 7.0
            yyyy\\-mm\\-dd          | 43000              | 2017-09-22
            d/m/yy h:mm             | 43000.5            | 2017-09-22 12:00:00
            h:mm                    | 0.75               | 18:00:00
            [$-409]d\\-mmm          | 1                  | 1900-01-01
            [Red]0.0;[Blue]-0.0     | 1                  | 1.0
            # ?/?                   | 0.5                | 0.5
            0.00E+00                | 12                 | 12
            d-mmm                   | 9999999            | 9999999
            """)
    void numberIsTextAsItIsShown(String code, String value, String text) {
        assertEquals(text, NumberShown.coded(code).text(value, false));
    }

    @ParameterizedTest
    @CsvSource({"0, 1904-01-01", "41538, 2017-09-22"})
    void daysMayBeCountedFrom1904(String value, String text) {
        assertEquals(text, NumberShown.coded("d/m/yy").text(value, true));
    }
}
