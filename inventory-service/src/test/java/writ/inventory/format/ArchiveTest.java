package writ.inventory.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class ArchiveTest {

    private static final String CSV = "endpoint,supplier,product\npc-1,Acme,Tool\npc-2,Acme,Tool\n";
    private static final List<String> ITEMS = List.of("Acme|Tool @ pc-1", "Acme|Tool @ pc-2");

    @Test
    void gzipIsReadWhateverItWasSaidToBe() {
        for (String type : new String[] {null, "application/gzip", "text/csv", "application/x-gzip"}) {
            Told told = Told.by(Samples.gzip(bytes(CSV)), type, Told.LIMITS);
            assertEquals(Format.ENDPOINT_CSV, told.format);
            assertEquals(ITEMS, told.items);
        }
    }

    @Test
    void membersOfAGzipFileAreOneFileHoweverTheyArrive() {
        // Given
        byte[] file =
                joined(Samples.gzip(bytes(CSV.substring(0, 40))), Samples.gzip(bytes(CSV.substring(40))), new byte[9]);

        // When
        Told told = Told.by(new OneByOne(file), null, Told.LIMITS);

        // Then
        assertEquals(ITEMS, told.items);
    }

    @Test
    void zipWithOneFileIsThatFile() throws IOException {
        // Given
        byte[] zip = Samples.zip("__MACOSX/._rows.csv", "x", "data/", "", "data/rows.csv", CSV, "data/.DS_Store", "y");

        // When
        Told told = Told.by(new OneByOne(zip), "application/zip", Told.LIMITS);

        // Then
        assertEquals(ITEMS, told.items);
    }

    @Test
    void zipMayStoreItsFileAndSayItsLengthBefore() throws IOException {
        // Given
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            ZipEntry entry = new ZipEntry("rows.csv");
            CRC32 crc = new CRC32();
            crc.update(bytes(CSV));
            entry.setMethod(ZipEntry.STORED);
            entry.setSize(CSV.length());
            entry.setCrc(crc.getValue());
            zip.putNextEntry(entry);
            zip.write(bytes(CSV));
        }

        // When
        Told told = Told.by(bytes.toByteArray(), null, Told.LIMITS);

        // Then
        assertEquals(ITEMS, told.items);
    }

    @Test
    void archivesOfNoneOrSeveralFilesOrOfArchivesAreRefusedInWords() throws IOException {
        assertEquals(
                "The zip archive holds several files; send it to /v1/report-bundles, which takes each as a report of its own, or"
                        + " put their rows into one.",
                refused(Samples.zip("a.csv", CSV, "b.csv", CSV)));
        assertEquals("The zip archive holds no file.", refused(Samples.zip("a/", "")));
        assertEquals("The zip archive holds no file.", refused(Samples.zip()));
        assertEquals(
                "The file is an archive in an archive; pack it once.", refused(Samples.gzip(Samples.zip("a", CSV))));
    }

    @Test
    void archiveThatIsCutOrDamagedIsRefused() throws IOException {
        byte[] gzip = Samples.gzip(bytes(CSV));
        byte[] zip = Samples.zip("a.csv", CSV);
        for (int length = 4; length < gzip.length; length++) {
            assertEquals("The archive ends before it is complete.", refused(Arrays.copyOf(gzip, length)));
        }
        for (int length = 4; length < zip.length - 18; length++) {
            assertEquals("The archive ends before it is complete.", refused(Arrays.copyOf(zip, length)));
        }
        gzip[gzip.length - 6]++;
        assertEquals("The gzip file is damaged: its checksum is another.", refused(gzip));
        assertEquals(
                "Something follows after the end of the gzip file.",
                refused(joined(Samples.gzip(bytes(CSV)), bytes("more"))));
    }

    @Test
    void bombsAreRefused() {
        // Given
        byte[] large = bytes(CSV + "pc-1,Acme,Tool\n".repeat(400_000));
        Limits small = new Limits(4096, 50, 50, 10_000, 20, 100_000, 1 << 20);

        // When
        Unreadable tight = assertThrows(
                Unreadable.class,
                () -> Told.by(Samples.gzip(large), null, new Limits(4096, 50, 50, 10_000, 20, 1 << 30, 9)));
        Unreadable more =
                assertThrows(Unreadable.class, () -> Told.by(Samples.gzip(Arrays.copyOf(large, 200_000)), null, small));

        // Then
        assertEquals(
                "The archive is compressed to less than 1/200, as no inventory is; send it without compression.",
                tight.reason());
        assertEquals("The archive holds more than 100000 bytes.", more.reason());
    }

    private static String refused(byte[] file) {
        return assertThrows(Unreadable.class, () -> Told.by(file, null, Told.LIMITS))
                .reason();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
