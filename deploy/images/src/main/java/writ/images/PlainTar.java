package writ.images;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Date;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** A tar file that says nothing of when and by whom it was written, so that the same contents make the same bytes. */
final class PlainTar implements AutoCloseable {

    private final TarArchiveOutputStream out;

    PlainTar(Path file) throws IOException {
        out = new TarArchiveOutputStream(Files.newOutputStream(file));
        out.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
    }

    void add(String name, byte[] bytes) throws IOException {
        begin(name, bytes.length);
        out.write(bytes);
        out.closeArchiveEntry();
    }

    void add(String name, Path file) throws IOException {
        begin(name, Files.size(file));
        Files.copy(file, out);
        out.closeArchiveEntry();
    }

    void add(String name, long size, InputStream bytes) throws IOException {
        begin(name, size);
        bytes.transferTo(out);
        out.closeArchiveEntry();
    }

    private void begin(String name, long size) throws IOException {
        TarArchiveEntry entry = new TarArchiveEntry(name);
        entry.setSize(size);
        entry.setModTime(new Date(0));
        entry.setIds(0, 0);
        entry.setNames("", "");
        out.putArchiveEntry(entry);
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
