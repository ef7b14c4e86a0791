package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The first visible sheet of a workbook (ECMA-376) as a table. Its parts refer to one another in any order, so that the file
 * is held while it is read; its rows are not.
 */
final class XlsxFile {

    private static final String DOCUMENT = "/officeDocument";
    private static final String WORKSHEET = "/worksheet";
    private static final String TEXTS = "/sharedStrings";
    private static final String STYLES = "/styles";
    private static final String NOT_ONE = "The file is an Office document and no workbook (.xlsx).";

    /** What a part refers to: where it is, and of what kind. */
    private record Related(String target, String type) {}

    private final ZipDirectory parts;
    private final Limits limits;
    private final Names names;
    private final Sink sink;

    private XlsxFile(ZipDirectory parts, Limits limits, Names names, Sink sink) {
        this.parts = parts;
        this.limits = limits;
        this.names = names;
        this.sink = sink;
    }

    static void read(InputStream in, Limits limits, Names names, Sink sink) throws IOException {
        byte[] file = in.readNBytes(limits.spreadsheetBytes() + 1);
        if (file.length > limits.spreadsheetBytes()) {
            throw Unreadable.broken(
                    null, "The spreadsheet is larger than " + limits.spreadsheetBytes() + " bytes; send it as CSV.");
        }
        new XlsxFile(new ZipDirectory(file, limits.expandedBytes()), limits, names, sink).workbook();
    }

    private void workbook() throws IOException {
        String path = related("").values().stream()
                .filter(part -> part.type.endsWith(DOCUMENT))
                .map(Related::target)
                .findFirst()
                .orElseThrow(() -> Unreadable.unknown(NOT_ONE));
        if (path.toLowerCase(Locale.ROOT).endsWith(".bin")) {
            throw Unreadable.unknown("The file is a binary workbook (.xlsb); save it as .xlsx or CSV.");
        }
        Map<String, Related> related = related(path);
        XlsxSheets sheets = new XlsxSheets();
        part(path, "workbook", sheets::read);
        SharedTexts texts = new SharedTexts(limits.spreadsheetBytes());
        SheetStyles styles = new SheetStyles();
        for (Related part : related.values()) {
            if (part.type.endsWith(TEXTS)) {
                part(part.target, "sst", texts::read);
            } else if (part.type.endsWith(STYLES)) {
                part(part.target, "styleSheet", styles::read);
            }
        }
        for (String id : sheets.visible()) {
            Related sheet = related.get(id);
            if (sheet != null && sheet.type.endsWith(WORKSHEET)) {
                part(sheet.target, "worksheet", xml -> rows(xml, texts, styles, sheets.from1904()));
                return;
            }
        }
        throw Unreadable.empty("The workbook has no visible sheet with cells.");
    }

    private void rows(Xml xml, SharedTexts texts, SheetStyles styles, boolean from1904) throws IOException {
        boolean read = false;
        while (xml.child()) {
            if (!read && xml.name().equals("sheetData")) {
                SheetRecords records = new SheetRecords(xml, texts, styles, from1904, limits.recordBytes());
                TableRows.read(records, Format.ENDPOINT_XLSX, Format.DECLARED_XLSX, names, sink);
                read = true;
            } else {
                xml.skip();
            }
        }
        if (!read) {
            throw Unreadable.empty("The first visible sheet has no cells.");
        }
    }

    /** What a part refers to, by id; a part that says nothing refers to nothing. */
    private Map<String, Related> related(String path) throws IOException {
        int name = path.lastIndexOf('/') + 1;
        String folder = path.substring(0, name);
        Map<String, Related> related = new HashMap<>();
        String rels = folder + "_rels/" + path.substring(name) + ".rels";
        try (InputStream in = parts.open(rels)) {
            if (in != null) {
                XmlFile.walk(in, null, limits, xml -> {
                    while (xml.child()) {
                        relate(xml, folder, related);
                    }
                });
            }
        }
        return related;
    }

    private static void relate(Xml xml, String folder, Map<String, Related> related) throws IOException {
        String id = xml.attribute("Id");
        String target = xml.attribute("Target");
        String type = xml.attribute("Type");
        if (id != null && target != null && type != null && related.size() < 1 << 14) {
            related.put(id, new Related(target.startsWith("/") ? target.substring(1) : folder + target, type));
        }
        xml.skip();
    }

    private void part(String path, String root, XmlFile.Walk walk) throws IOException {
        try (@Nullable InputStream in = parts.open(path)) {
            if (in == null) {
                throw Unreadable.broken(null, "The workbook lacks a part that it refers to.");
            }
            XmlFile.walk(in, null, limits, xml -> {
                if (!xml.name().equals(root)) {
                    throw Unreadable.unknown(NOT_ONE);
                }
                walk.from(xml);
            });
        }
    }
}
