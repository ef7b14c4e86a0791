package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A file of any format that is read: what it is follows from its media type and its first bytes. */
public final class InventoryFile {

    static final String KNOWN = " Known are CSV with a header, JSON with declared products, and CycloneDX JSON.";

    private static final Set<String> VAGUE = Set.of(
            "", "application/octet-stream", "binary/octet-stream", "text/plain", "application/x-www-form-urlencoded");
    private static final Set<String> CSV = Set.of("text/csv", "application/csv", "application/vnd.ms-excel");
    private static final String CYCLONEDX = "application/vnd.cyclonedx+json";
    private static final int SNIFFED = 4096;

    private InventoryFile() {}

    /**
     * Reads a file to its end, once.
     *
     * @param mediaType the Content-Type it came with; null or a vague one leaves the decision to its first bytes
     * @param names is filled with what the items refer to
     * @throws Unreadable when the file as a whole cannot be understood
     * @throws IOException when the stream fails
     */
    public static void read(InputStream in, @Nullable String mediaType, Limits limits, Names names, Sink sink)
            throws IOException {
        byte[] head = in.readNBytes(SNIFFED);
        Sniffed sniffed = Sniffed.of(head);
        if (sniffed.refusal() != null) {
            throw sniffed == Sniffed.EMPTY
                    ? Unreadable.empty(sniffed.refusal())
                    : Unreadable.unknown(sniffed.refusal() + KNOWN);
        }
        String type = essence(mediaType);
        check(type, sniffed);
        int mark = Sniffed.byteOrderMark(head);
        PushbackInputStream whole = new PushbackInputStream(in, head.length);
        whole.unread(head, mark, head.length - mark);
        if (sniffed == Sniffed.JSON) {
            JsonFile.read(whole, type.equals(CYCLONEDX), limits, names, sink);
        } else {
            CsvFile.read(whole, limits, names, sink);
        }
    }

    private static void check(String type, Sniffed sniffed) {
        boolean json = type.endsWith("/json") || type.equals(CYCLONEDX);
        if (VAGUE.contains(type)
                || (json && sniffed == Sniffed.JSON)
                || (CSV.contains(type) && sniffed == Sniffed.TEXT)) {
            return;
        }
        throw Unreadable.unknown(
                json
                        ? "The file came with a media type for JSON and does not begin like JSON."
                        : CSV.contains(type)
                                ? "The file came with a media type for CSV and begins like JSON."
                                : "The media type that the file came with is not known." + KNOWN);
    }

    private static String essence(@Nullable String mediaType) {
        return mediaType == null ? "" : mediaType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    }
}
