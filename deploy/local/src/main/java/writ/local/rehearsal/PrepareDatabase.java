package writ.local.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import writ.local.database.Postgres;

/** Puts the data folder that was packed with the server where the server may write; what is there already stays. */
public final class PrepareDatabase {

    private static final int USAGE = 2;

    private PrepareDatabase() {}

    /** Arguments: the folder that was packed, the folder of the volume to be made. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 2) {
            System.err.println("usage: PrepareDatabase PACKED TARGET");
            System.exit(USAGE);
            return;
        }
        copy(Path.of(arguments[0]), Path.of(arguments[1]));
    }

    /** Whole or not at all: a copy that was broken off is not taken for a database. */
    static void copy(Path packed, Path target) throws IOException {
        if (Postgres.exists(target)) {
            return;
        }
        Path partial = Files.createTempDirectory(target.toAbsolutePath().getParent(), "copying-");
        List<Path> all;
        try (Stream<Path> walk = Files.walk(packed)) {
            all = walk.sorted().toList();
        }
        for (Path source : all) {
            Path copy = partial.resolve(packed.relativize(source).toString());
            if (Files.isDirectory(source)) {
                Files.createDirectories(copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwx------"));
            } else {
                Files.copy(source, copy);
                Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
            }
        }
        Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
    }
}
