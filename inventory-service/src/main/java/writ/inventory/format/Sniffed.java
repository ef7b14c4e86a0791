package writ.inventory.format;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the first bytes of a file say it is. */
enum Sniffed {
    JSON(null),
    TEXT(null),
    EMPTY("The file is empty."),
    UTF_16("The file is UTF-16; send it as UTF-8."),
    ZIP("The file is a zip archive or a spreadsheet; send one sheet as CSV, without compression."),
    GZIP("The file is compressed with gzip; send it without compression."),
    HTML("The file is an HTML page, which is not read."),
    XML("The file is XML, which is not read."),
    BINARY("The file is neither JSON nor text.");

    private static final int[] UTF_8_MARK = {0xEF, 0xBB, 0xBF};

    private final @Nullable String refusal;

    Sniffed(@Nullable String refusal) {
        this.refusal = refusal;
    }

    /** Says what the file is instead of one that is read; null when it may be one. */
    @Nullable
    String refusal() {
        return refusal;
    }

    static Sniffed of(byte[] head) {
        if (starts(head, 0xFE, 0xFF) || starts(head, 0xFF, 0xFE) || (head.length > 1 && head[0] == 0 ^ head[1] == 0)) {
            return UTF_16;
        }
        if (starts(head, 'P', 'K', 3, 4)) {
            return ZIP;
        }
        if (starts(head, 0x1F, 0x8B)) {
            return GZIP;
        }
        for (byte b : head) {
            if (b == 0) {
                return BINARY;
            }
        }
        return switch (firstOfText(head)) {
            case '{', '[' -> JSON;
            case '<' -> isHtml(head) ? HTML : XML;
            case 0 -> EMPTY;
            default -> TEXT;
        };
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

    private static boolean isHtml(byte[] head) {
        String text = new String(head, StandardCharsets.ISO_8859_1).strip().toLowerCase(Locale.ROOT);
        return text.contains("<html") || text.contains("<!doctype html");
    }

    private static boolean starts(byte[] head, int... bytes) {
        for (int i = 0; i < bytes.length; i++) {
            if (head.length <= i || (head[i] & 0xFF) != bytes[i]) {
                return false;
            }
        }
        return true;
    }
}
