package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** SPDX 2 as lines of a tag and a value each; a package begins with its name and goes on to the next section. */
final class SpdxTagValue {

    private static final String TEXT = "<text>";
    private static final String TEXT_END = "</text>";

    private final TextLines lines;
    private final SpdxGraph graph;
    private @Nullable SpdxDraft open;
    private long begun;
    private boolean versioned;

    private SpdxTagValue(TextLines lines, SpdxGraph graph) {
        this.lines = lines;
        this.graph = graph;
    }

    static void read(InputStream in, Limits limits, Names names, Sink sink) throws IOException {
        sink.format(Format.SPDX_TAG_VALUE);
        SpdxGraph graph = new SpdxGraph(limits);
        new SpdxTagValue(new TextLines(in, limits.recordBytes()), graph).document();
        new SpdxItems(graph, limits, names, sink).tell();
    }

    private void document() throws IOException {
        while (lines.next()) {
            String line = lines.text();
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            if (colon < 0) {
                throw Unreadable.broken(
                        "line " + lines.line(), "The line is neither a tag with its value nor a comment.");
            }
            long at = lines.line();
            tag(
                    line.substring(0, colon).strip(),
                    value(line.substring(colon + 1).strip()),
                    at);
        }
        close();
        if (!versioned) {
            throw Unreadable.unknown("The text looks like SPDX but lacks its SPDXVersion.");
        }
        if (graph.isEmpty()) {
            throw Unreadable.broken(
                    null,
                    "The SPDX document has no packages; to say that none was found, send JSON with an empty array.");
        }
    }

    /** A value in text marks goes on over lines until its end; of what it says nothing is read. */
    private String value(String begun) throws IOException {
        if (!begun.startsWith(TEXT)) {
            return begun;
        }
        String rest = begun.substring(TEXT.length());
        if (rest.contains(TEXT_END)) {
            return rest.substring(0, rest.indexOf(TEXT_END)).strip();
        }
        long at = lines.line();
        while (lines.next()) {
            if (lines.text().contains(TEXT_END)) {
                return rest.strip();
            }
        }
        throw Unreadable.broken("line " + at, "A text begins here and does not end.");
    }

    private void tag(String tag, String value, long line) {
        switch (tag) {
            case "SPDXVersion" -> version(value);
            case "PackageName" -> {
                close();
                open = new SpdxDraft();
                begun = line;
                put(SpdxDraft.Field.NAME, value);
            }
            case "FileName", "SnippetSPDXID", "LicenseID" -> close();
            case "SPDXID" -> put(SpdxDraft.Field.ID, value);
            case "PackageVersion" -> put(SpdxDraft.Field.VERSION, value);
            case "PackageSupplier" -> put(SpdxDraft.Field.SUPPLIER, value);
            case "PackageOriginator" -> put(SpdxDraft.Field.ORIGINATOR, value);
            case "PrimaryPackagePurpose" -> put(SpdxDraft.Field.PURPOSE, value);
            case "ExternalRef" -> {
                String[] said = value.split("\\s+", 3);
                if (open != null && said.length == 3) {
                    open.identify(said[1], said[2]);
                }
            }
            case "Relationship" -> relationship(value, line);
            default -> {}
        }
    }

    private void version(String value) {
        if (versioned) {
            throw Unreadable.broken("line " + lines.line(), "SPDXVersion is given twice.");
        }
        versioned = true;
        SpdxJson.VERSIONS.check(
                value.startsWith(SpdxJson.VERSION) ? value.substring(SpdxJson.VERSION.length()) : value);
    }

    private void put(SpdxDraft.Field field, String value) {
        if (open == null) {
            return;
        }
        try {
            open.put(field, value.isEmpty() ? null : value);
            if (value.indexOf('\uFFFD') >= 0) {
                throw new RowFault("it is not UTF-8, or has a character that stands for one that was not");
            }
        } catch (RowFault fault) {
            open.broken(fault);
        }
    }

    private void relationship(String value, long line) {
        String[] said = value.split("\\s+");
        if (said.length < 3) {
            throw Unreadable.broken("line " + line, "The relationship does not say what is related to what, and how.");
        }
        graph.relate(said[0], said[1], said[2]);
    }

    private void close() {
        if (open != null) {
            graph.add(open, begun, null);
        }
        open = null;
    }
}
