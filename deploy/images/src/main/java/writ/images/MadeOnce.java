package writ.images;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What takes long to make and stays for the next time, as long as it is made of the same. */
final class MadeOnce {

    /** Fills the folder, which is there and empty. */
    @FunctionalInterface
    interface Maker {
        void make() throws IOException;
    }

    private MadeOnce() {}

    /** What it is made of is written last, so what was broken off is made again. */
    static void make(Path folder, String of, Maker maker) throws IOException {
        Path stamp = folder.resolveSibling(folder.getFileName() + ".made-of");
        if (Files.exists(stamp) && Files.readString(stamp).equals(of)) {
            return;
        }
        Files.deleteIfExists(stamp);
        Folders.delete(folder);
        Files.createDirectories(folder);
        maker.make();
        Files.writeString(stamp, of);
    }
}
