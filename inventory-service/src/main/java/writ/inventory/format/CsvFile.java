package writ.inventory.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;

/** CSV in the dialects that exist; the line with the header tells by what its fields are parted. */
final class CsvFile {

    private CsvFile() {}

    static void read(InputStream in, Limits limits, Names names, Sink sink) throws IOException {
        byte[] head = in.readNBytes(limits.recordBytes());
        CsvDialect dialect = CsvDialect.of(head);
        PushbackInputStream rest = new PushbackInputStream(in, Math.max(1, head.length));
        rest.unread(head, dialect.from(), head.length - dialect.from());
        CsvRecords records = new CsvRecords(rest, limits.recordBytes(), dialect.separator());
        TableRows.read(records, Format.ENDPOINT_CSV, Format.DECLARED_CSV, names, sink);
    }
}
