package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import org.jspecify.annotations.Nullable;

/** A file of any format that is read: what it is follows from its media type and its first bytes. */
public final class InventoryFile {

    static final String KNOWN =
            " Known are rows with a header (CSV, .xlsx), rows as JSON or NDJSON, CycloneDX and SPDX 2 and 3,"
                    + " SWID tags, and JSON of osquery; as they are, or packed with gzip or zip.";

    private static final int SNIFFED = 4096;

    private final Limits limits;
    private final Names names;
    private final Sink sink;

    private InventoryFile(Limits limits, Names names, Sink sink) {
        this.limits = limits;
        this.names = names;
        this.sink = sink;
    }

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
        new InventoryFile(limits, names, sink).file(in, MediaType.of(mediaType), false);
    }

    private void file(InputStream in, MediaType type, boolean inArchive) throws IOException {
        byte[] head = in.readNBytes(SNIFFED);
        Sniffed sniffed = Sniffed.of(head);
        boolean spreadsheet =
                sniffed == Sniffed.OFFICE || (sniffed == Sniffed.ZIP && type.kind() == MediaType.Kind.XLSX);
        if (spreadsheet) {
            check(type, sniffed);
            XlsxFile.read(whole(in, head, 0), limits, names, sink);
        } else if (sniffed.isArchive()) {
            check(type, sniffed);
            archive(whole(in, head, 0), type, sniffed, inArchive);
        } else {
            text(in, head, type);
        }
    }

    private void archive(InputStream in, MediaType type, Sniffed sniffed, boolean inArchive) throws IOException {
        if (inArchive) {
            throw Unreadable.unknown("The file is an archive in an archive; pack it once.");
        }
        try (Packed packed = new Packed(in, limits.expandedBytes())) {
            file(sniffed == Sniffed.ZIP ? new ZipFile(packed) : new GzipFile(packed), type.ofContents(), true);
        }
    }

    private void text(InputStream in, byte[] head, MediaType type) throws IOException {
        Transcoded.From from = Sniffed.of(head) == Sniffed.UTF_32 ? null : Charsets.of(head, type.charset());
        if (from == null) {
            utf8(in, head, type, null);
        } else {
            InputStream text = new Transcoded(whole(in, head, Charsets.mark(head)), from);
            utf8(text, text.readNBytes(SNIFFED), type, "UTF-8");
        }
    }

    /** @param encoding to be taken whatever XML declares; null when it has not been changed on the way */
    private void utf8(InputStream in, byte[] head, MediaType type, @Nullable String encoding) throws IOException {
        Sniffed sniffed = Sniffed.of(head);
        if (sniffed.refusal() != null) {
            throw sniffed == Sniffed.EMPTY
                    ? Unreadable.empty(sniffed.refusal())
                    : Unreadable.unknown(sniffed.refusal() + KNOWN);
        }
        check(type, sniffed);
        InputStream whole = whole(in, head, Sniffed.byteOrderMark(head));
        switch (sniffed) {
            case JSON -> json(whole, head, type.kind());
            case XML -> XmlFile.read(whole, encoding, limits, names, sink);
            case SPDX_TAG_VALUE -> SpdxTagValue.read(whole, limits, names, sink);
            default -> CsvFile.read(whole, limits, names, sink);
        }
    }

    private void json(InputStream in, byte[] head, MediaType.Kind kind) throws IOException {
        JsonHead begun = new JsonHead(head);
        boolean document = kind == MediaType.Kind.CYCLONEDX_JSON || kind == MediaType.Kind.SPDX_JSON;
        boolean lines = kind == MediaType.Kind.NDJSON || (!document && begun.isLines());
        boolean osquery = !document && begun.isOsquery();
        if (lines) {
            JsonLineKind of = osquery ? new Osquery(limits, names, sink) : new JsonLineRows(names, sink);
            JsonLines.read(in, of, limits, sink);
        } else if (osquery) {
            new Osquery(limits, names, sink).read(in);
        } else {
            JsonFile.read(in, kind == MediaType.Kind.CYCLONEDX_JSON, limits, names, sink);
        }
    }

    private static void check(MediaType type, Sniffed sniffed) {
        if (type.kind() == MediaType.Kind.UNKNOWN) {
            throw Unreadable.unknown("The media type that the file came with is not known." + KNOWN);
        }
        if (!type.kind().mayBegin(sniffed)) {
            throw Unreadable.unknown("The file came with the media type "
                    + type.kind().title() + " and does not begin like one." + KNOWN);
        }
    }

    private static InputStream whole(InputStream in, byte[] head, int from) throws IOException {
        PushbackInputStream whole = new PushbackInputStream(in, Math.max(1, head.length));
        whole.unread(head, from, head.length - from);
        return whole;
    }
}
