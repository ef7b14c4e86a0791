package writ.inventory.format;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a file say it is. */
enum Sniffed {
    JSON(null),
    TEXT(null),
    SPDX_TAG_VALUE(null),
    XML(null),
    GZIP(null),
    ZIP(null),
    OFFICE(null),
    EMPTY("The file is empty."),
    UTF_32("The file is UTF-32; send it as UTF-8."),
    OLE(
            "The file is a workbook of an old Excel (.xls), another old Office document, or a workbook protected by a password;"
                    + " save it as .xlsx without a password, or as CSV."),
    OPEN_DOCUMENT("The file is an OpenDocument file (such as .ods), which is not read; save it as .xlsx or CSV."),
    PDF("The file is a PDF, which is not read."),
    RTF("The file is a Rich Text document, which is not read."),
    PACKED_OTHERWISE("The file is compressed in a way that is not read; use gzip or zip."),
    PARQUET("The file is Parquet, which is not read."),
    SQLITE("The file is an SQLite database, which is not read."),
    IMAGE("The file is an image, which is not read."),
    HTML("The file is an HTML page, which is not read."),
    BINARY("The file is neither JSON nor text.");

    private static final int[] UTF_8_MARK = {0xEF, 0xBB, 0xBF};
    private static final int ZIP_NAME = 30;
    /** With which the archives begin that Office and others make of a workbook or a document. */
    private static final List<String> OFFICE_PARTS =
            List.of("[content_types].xml", "_rels/.rels", "docprops/", "xl/", "word/", "ppt/", "customxml/");

    private static final int TAR_MARK = 257;
    /** What may stand before the root of a page: a declaration, and comments. */
    private static final Pattern PAGE = Pattern.compile(
            "^(<\\?xml[^>]*+>)?(\\s|<!--.*?-->)*+<(!doctype\\s+html|html[\\s>])",
            Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private static final Pattern TAGGED = Pattern.compile("^spdxversion\\s*:", Pattern.MULTILINE);

    private final @Nullable String refusal;

    Sniffed(@Nullable String refusal) {
        this.refusal = refusal;
    }

    /** Says what the file is instead of one that is read; null when it may be one. */
    @Nullable
    String refusal() {
        return refusal;
    }

    boolean isArchive() {
        return this == GZIP || this == ZIP;
    }

    static Sniffed of(byte[] head) {
        Sniffed marked = marked(head);
        if (marked != null) {
            return marked;
        }
        for (byte b : head) {
            if (b == 0) {
                return BINARY;
            }
        }
        return switch (firstOfText(head)) {
            case '{', '[' -> JSON;
            case '<' -> PAGE.matcher(text(head).strip()).find() ? HTML : XML;
            case 0 -> EMPTY;
            default -> TAGGED.matcher(text(head)).find() ? SPDX_TAG_VALUE : TEXT;
        };
    }

    /** By the marks that most formats begin with. */
    private static @Nullable Sniffed marked(byte[] head) {
        if (starts(head, 0xFF, 0xFE, 0, 0) || starts(head, 0, 0, 0xFE, 0xFF)) {
            return UTF_32;
        }
        if (starts(head, 'P', 'K', 3, 4) || starts(head, 'P', 'K', 5, 6)) {
            return isOpenDocument(head)
                    ? OPEN_DOCUMENT
                    : OFFICE_PARTS.stream().anyMatch(part -> text(head).startsWith(part, ZIP_NAME)) ? OFFICE : ZIP;
        }
        if (starts(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        if (starts(head, 0xD0, 0xCF, 0x11, 0xE0)) {
            return OLE;
        }
        if (starts(head, '%', 'P', 'D', 'F', '-')) {
            return PDF;
        }
        if (starts(head, '{', '\\', 'r', 't', 'f')) {
            return RTF;
        }
        if (starts(head, 'B', 'Z', 'h')
                || starts(head, 0xFD, '7', 'z', 'X', 'Z')
                || starts(head, '7', 'z', 0xBC, 0xAF)
                || starts(head, 'R', 'a', 'r', '!')
                || starts(head, 0x28, 0xB5, 0x2F, 0xFD)
                || startsAt(head, TAR_MARK, 'u', 's', 't', 'a', 'r')) {
            return PACKED_OTHERWISE;
        }
        if (starts(head, 'P', 'A', 'R', '1')) {
            return PARQUET;
        }
        if (starts(head, 'S', 'Q', 'L', 'i', 't', 'e', ' ', 'f')) {
            return SQLITE;
        }
        return starts(head, 0x89, 'P', 'N', 'G') || starts(head, 0xFF, 0xD8, 0xFF) || starts(head, 'G', 'I', 'F', '8')
                ? IMAGE
                : null;
    }

    private static boolean isOpenDocument(byte[] head) {
        return text(head).startsWith("mimetypeapplication/vnd.oasis.opendocument", ZIP_NAME);
    }

    /** Bytes of a UTF-8 byte order mark, to be left out: 3 or none. */
    static int byteOrderMark(byte[] head) {
        return starts(head, UTF_8_MARK) ? UTF_8_MARK.length : 0;
    }

    /** The first byte that is no white space; 0 when there is none. */
    private static int firstOfText(byte[] head) {
        for (int at = byteOrderMark(head); at < head.length; at++) {
            if (head[at] != ' ' && head[at] != '\t' && head[at] != '\n' && head[at] != '\r') {
                return head[at];
            }
        }
        return 0;
    }

    private static String text(byte[] head) {
        int mark = byteOrderMark(head);
        return new String(head, mark, head.length - mark, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    }

    static boolean starts(byte[] head, int... bytes) {
        return startsAt(head, 0, bytes);
    }

    private static boolean startsAt(byte[] head, int from, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= from + i || (head[from + i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
