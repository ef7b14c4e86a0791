package writ.inventory.format;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What a workbook says of its sheets. */
final class XlsxSheets {

    private static final int MOST = 10_000;

    private final List<String> visible = new ArrayList<>();
    private boolean from1904;

    /** Reads the workbook whose root the walk is at. */
    void read(Xml xml) throws IOException {
        while (xml.child()) {
            switch (xml.name()) {
                case "workbookPr" -> {
                    String date1904 = xml.attribute("date1904");
                    from1904 = "1".equals(date1904) || "true".equals(date1904);
                    xml.skip();
                }
                case "sheets" -> sheets(xml);
                default -> xml.skip();
            }
        }
    }

    private void sheets(Xml xml) throws IOException {
        while (xml.child()) {
            String state = xml.attribute("state");
            String id = xml.attribute("id");
            if (id != null && (state == null || state.equals("visible")) && visible.size() < MOST) {
                visible.add(id);
            }
            xml.skip();
        }
    }

    /** Relationship ids of those that can be seen, in their order. */
    List<String> visible() {
        return visible;
    }

    boolean from1904() {
        return from1904;
    }
}
