package writ.local.rehearsal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import writ.local.database.Postgres;

/**
 * Makes what an image of the database is packed from: the server's programs, and a data folder that is initialised
 * already, because initialising wants a shell and an image has none.
 */
public final class DatabaseTemplate {

    private static final int USAGE = 2;

    /** Who comes over the network says the password; every service has its own roles. */
    private static final String WHO_MAY_CONNECT = "host all all all scram-sha-256\n";

    private DatabaseTemplate() {}

    /** Argument: the folder that gets `postgresql` and `data`. */
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 1) {
            System.err.println("usage: DatabaseTemplate FOLDER");
            System.exit(USAGE);
            return;
        }
        make(Path.of(arguments[0]));
    }

    static void make(Path folder) throws IOException {
        Path data = folder.resolve("data");
        Files.createDirectories(folder);
        Postgres.initialise(folder, data, folder.resolve("initdb.log"));
        Files.writeString(data.resolve("pg_hba.conf"), WHO_MAY_CONNECT);
    }
}
