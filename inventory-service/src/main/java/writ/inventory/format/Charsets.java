package writ.inventory.format;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a text is written in, when it is not UTF-8: its first bytes say it, or else its media type. */
final class Charsets {

    private static final Set<String> UTF_8 = Set.of("utf-8", "utf8", "us-ascii", "ascii");
    /** Who says Latin-1 sends Windows-1252, as the Encoding Standard of the WHATWG has it. */
    private static final Set<String> WINDOWS_1252 =
            Set.of("windows-1252", "cp1252", "x-cp1252", "iso-8859-1", "iso8859-1", "latin1", "latin-1");

    private Charsets() {}

    /**
     * @param charset that the media type names
     * @return null for UTF-8
     * @throws Unreadable when it is none that is read
     */
    static Transcoded.@Nullable From of(byte[] head, @Nullable String charset) {
        Transcoded.From begun = begun(head);
        if (begun != null || charset == null || UTF_8.contains(charset) || Sniffed.byteOrderMark(head) > 0) {
            return begun;
        }
        return switch (charset) {
            case "utf-16", "utf-16be" -> Transcoded.From.UTF_16_BE;
            case "utf-16le" -> Transcoded.From.UTF_16_LE;
            default -> {
                if (!WINDOWS_1252.contains(charset)) {
                    throw Unreadable.unknown(
                            "The charset that the media type names is not read; send UTF-8, UTF-16 or Windows-1252.");
                }
                yield Transcoded.From.WINDOWS_1252;
            }
        };
    }

    /** Bytes of a byte order mark of UTF-16: 2 or none. */
    static int mark(byte[] head) {
        return Sniffed.starts(head, 0xFE, 0xFF) || Sniffed.starts(head, 0xFF, 0xFE) ? 2 : 0;
    }

    // Every format begins with a character of ASCII, so that one byte of the first two is zero in UTF-16.
    private static Transcoded.@Nullable From begun(byte[] head) {
        if (Sniffed.starts(head, 0xFE, 0xFF) || (head.length > 1 && head[0] == 0 && head[1] != 0)) {
            return Transcoded.From.UTF_16_BE;
        }
        if (Sniffed.starts(head, 0xFF, 0xFE) || (head.length > 1 && head[0] != 0 && head[1] == 0)) {
            return Transcoded.From.UTF_16_LE;
        }
        return null;
    }
}
