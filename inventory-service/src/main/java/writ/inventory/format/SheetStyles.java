package writ.inventory.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the cells of a workbook show their numbers, by the number of their style. */
final class SheetStyles {

    private static final int MOST = 100_000;
    private static final int FIRST_OWN = 164;

    private final Map<Integer, NumberShown> codes = new HashMap<>();
    private final List<NumberShown> styles = new ArrayList<>();

    /** Reads the style sheet whose root the walk is at. */
    void read(Xml xml) throws IOException {
        while (xml.child()) {
            switch (xml.name()) {
                case "numFmts" -> codes(xml);
                case "cellXfs" -> styles(xml);
                default -> xml.skip();
            }
        }
    }

    NumberShown shown(@Nullable String style) {
        int number = number(style);
        return number < 0 || number >= styles.size() ? NumberShown.GENERAL : styles.get(number);
    }

    private void codes(Xml xml) throws IOException {
        while (xml.child()) {
            String code = xml.attribute("formatCode");
            int id = number(xml.attribute("numFmtId"));
            if (code != null && codes.size() < MOST) {
                codes.put(id, NumberShown.coded(code));
            }
            xml.skip();
        }
    }

    private void styles(Xml xml) throws IOException {
        while (xml.child()) {
            int id = number(xml.attribute("numFmtId"));
            if (styles.size() < MOST) {
                styles.add(codes.getOrDefault(id, id < FIRST_OWN ? builtIn(id) : NumberShown.GENERAL));
            }
            xml.skip();
        }
    }

    /** The formats that ECMA-376, part 1, 18.8.30 gives numbers without writing them out. */
    private static NumberShown builtIn(int id) {
        return switch (id) {
            case 1, 3, 37, 38 -> NumberShown.coded("0");
            case 2, 4, 39, 40 -> NumberShown.coded("0.00");
            case 9 -> NumberShown.coded("0%");
            case 10 -> NumberShown.coded("0.00%");
            case 14, 15, 16, 17, 27, 28, 29, 30, 31, 36, 50, 51, 52, 53, 54, 57, 58 -> NumberShown.coded("y-m-d");
            case 18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47, 55, 56 -> NumberShown.coded("h:m:s");
            case 22 -> NumberShown.coded("y-m-d h:m:s");
            default -> NumberShown.GENERAL;
        };
    }

    static int number(@Nullable String digits) {
        try {
            return digits == null ? -1 : Integer.parseInt(digits.strip());
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
