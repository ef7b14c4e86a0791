package writ.inventory.format;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files as agencies send them. */
final class Samples {

    /** Each of them, as it is and packed. */
    static final List<String> NAMES = List.of(
            "declared.csv",
            "endpoints-excel.csv",
            "endpoints-powershell.csv",
            "declared.json",
            "declared.ndjson",
            "endpoints.ndjson",
            "declared.xlsx",
            "endpoints.xlsx",
            "host.cdx.json",
            "host.cdx.xml",
            "image.spdx.json",
            "host.spdx",
            "host.spdx3.json",
            "tags.swid.xml",
            "osquery.log",
            "osquery-hosts.json",
            "declared.csv.gz",
            "host.cdx.xml.zip");

    private Samples() {}

    /** A sample by its name; one that ends in gz or zip is packed here. */
    static byte[] named(String name) {
        if (name.endsWith(".gz")) {
            return gzip(file(name.substring(0, name.length() - ".gz".length())));
        }
        String inside = name.substring(0, name.length() - ".zip".length());
        return name.endsWith(".zip") ? zip(inside, new String(file(inside), StandardCharsets.UTF_8)) : file(name);
    }

    static byte[] file(String name) {
        try (InputStream in = Samples.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new AssertionError("no sample " + name);
            }
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] gzip(byte[] file) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** @param entries names, each followed by its contents */
    static byte[] zip(String... entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (int i = 0; i < entries.length; i += 2) {
                zip.putNextEntry(new ZipEntry(entries[i]));
                zip.write(entries[i + 1].getBytes(StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
